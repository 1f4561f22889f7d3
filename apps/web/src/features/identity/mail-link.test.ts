import { expect, test } from 'vitest';
import { readInvitedEmail, readMailLink } from './mail-link.ts';

test('the address and the code are read as they were written', () => {
  const hash = `#${new URLSearchParams({ email: 'jan+forum@poczta.example', kod: '012345' }).toString()}`;
  expect(readMailLink(hash)).toEqual({ email: 'jan+forum@poczta.example', code: '012345' });
});

test.each([
  '',
  '#',
  '#tresc',
  '#email=jan@poczta.example',
  '#kod=123456',
  '#email=jan@poczta.example&kod=12345',
  '#email=jan@poczta.example&kod=12a3456',
  '#email=javascript:alert(1)&kod=123456',
])('%j is no link of ours', (hash) => {
  expect(readMailLink(hash)).toBeUndefined();
});

test.each([
  ['#email=jan%2Bforum@poczta.example', 'jan+forum@poczta.example'],
  ['#email=jan@poczta.example&kod=123456', undefined],
  ['#email=javascript:alert(1)', undefined],
  ['#tresc', undefined],
  ['', undefined],
])('%j invites %s', (hash, email) => {
  expect(readInvitedEmail(hash)).toBe(email);
});
