export { startTestApp, type TestApp } from './test-app.ts';
export type { TestInstitution, TestPlace, TestPost, TestThread, TestUser } from './factory-types.ts';
export type { TestSocket } from './socket.ts';
