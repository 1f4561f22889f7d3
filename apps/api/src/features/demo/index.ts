export { demoAccounts, demoPassword } from './accounts.ts';
export { demoChecks } from './checks.ts';
export { seedDemo } from './seed-demo.ts';
