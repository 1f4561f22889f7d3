// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { forgetReturnByMail, keepReturnByMail, returnByMail } from './return-by-mail.ts';

const hours = 60 * 60 * 1000;

beforeEach(() => localStorage.clear());

it('knows in another tab where somebody was going who waits for a mail', () => {
  keepReturnByMail('/dolacz/K7M4QX92T', 1_000);
  expect(returnByMail(1_000 + 23 * hours)).toBe('/dolacz/K7M4QX92T');
});

it('forgets it when the code is too old, when they have arrived, and when they go nowhere', () => {
  keepReturnByMail('/o/bema', 1_000);
  expect(returnByMail(1_000 + 24 * hours)).toBeUndefined();
  keepReturnByMail('/o/bema');
  forgetReturnByMail();
  expect(returnByMail()).toBeUndefined();
  keepReturnByMail('/o/bema');
  keepReturnByMail('/');
  expect(returnByMail()).toBeUndefined();
});

it.each([
  '',
  '{',
  'null',
  '[]',
  '{"path":1,"at":1}',
  '{"path":"/x"}',
  '{"path":"/x","at":"1"}',
  '{"path":"/x","at":9e15}',
])('takes %j for nothing', (kept) => {
  localStorage.setItem('return-by-mail', kept);
  expect(returnByMail()).toBeUndefined();
});
