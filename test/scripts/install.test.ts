import { expect, test } from 'vitest';
import { reasonOf } from '../../scripts/lib/install.mjs';

test.each([
  ['getaddrinfo EAI_AGAIN registry.example.org', /registry does not answer/],
  ['connect ECONNREFUSED 127.0.0.1:4873', /registry does not answer/],
  ['ENOSPC: no space left on device', /disk is full/],
  ["EACCES: permission denied, mkdir '/root'", /belong to you/],
  ['ERR_PNPM_OUTDATED_LOCKFILE Cannot install', /does not match a package\.json/],
  ['something else', /exit code 3/],
])('a failed installation with "%s" is explained in one sentence', (output, reason) => {
  const sentence = reasonOf(output, 3);
  expect(sentence).toMatch(reason);
  expect(sentence).not.toContain('\n');
});
