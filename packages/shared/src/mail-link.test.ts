import { expect, it } from 'vitest';
import { mailLink } from './mail-link.ts';

it.each([
  ['klub@bema.example', 'mailto:klub@bema.example'],
  ['jan+klub@bema.example', 'mailto:jan%2Bklub@bema.example'],
  [
    'x?bcc=spam%40evil.example&subject=hej@bema.example',
    'mailto:x%3Fbcc%3Dspam%2540evil.example%26subject%3Dhej@bema.example',
  ],
])('%s is written to as %s', (address, link) => {
  expect(mailLink(address)).toBe(link);
});
