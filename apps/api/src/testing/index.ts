export { startTestApp, type TestApp } from './test-app.ts';
export type { TestInstitution, TestPlace, TestPost, TestThread, TestUser } from './factories.ts';
