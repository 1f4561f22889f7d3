import { expect, test } from 'vitest';
import { cpuMsOf } from '../../../testing/cpu-time.ts';
import { hashPassword, takeTurn, verifyPassword } from './hash.ts';

test('a password is kept as argon2id with 19 MiB and two passes, salted anew each time', async () => {
  const [one, other] = await Promise.all([hashPassword('trzy koty i rower'), hashPassword('trzy koty i rower')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
});

test('only the whole password opens, however its letters were typed', async () => {
  const long = 'a'.repeat(200);
  const hash = await hashPassword(`${long}ż`);
  expect(await verifyPassword(`${long}ż`.normalize('NFD'), hash)).toBe(true);
  expect(await verifyPassword(long, hash)).toBe(false);
  expect(await verifyPassword(`${long}Ż`, hash)).toBe(false);
});

test('a hash made with other figures still opens', async () => {
  const hash = '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$Jn40Xj4QVSMOWC6m6ZGdTn34W1ysh1tClpPYLtYYgQE';
  expect(await verifyPassword('not it', hash)).toBe(false);
});

test('without a hash the answer is no, after the same work', async () => {
  expect(await verifyPassword('trzy koty i rower', null)).toBe(false);
  const fastest = async (hash: string | null): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      times.push(await cpuMsOf(() => verifyPassword('trzy koty i rower', hash)));
    }
    // What a thing costs is what it took when nothing else came between.
    return Math.min(...times);
  };
  const hash = await hashPassword('inne hasło niż tamto');
  expect(await fastest(null)).toBeGreaterThan((await fastest(hash)) / 2);
});

test('of very many at once the last are sent away, and the others are judged', async () => {
  const hash = await hashPassword('trzy koty i rower');
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => verifyPassword('trzy koty i rower', hash)));
  const refused = all.flatMap((ending): unknown[] => (ending.status === 'rejected' ? [ending.reason] : []));
  expect(refused).toHaveLength(22);
  expect(refused[0]).toMatchObject({ code: 'unavailable', status: 503, retryAfterSeconds: 2 });
  expect(all.slice(0, 18)).toEqual(Array.from({ length: 18 }, () => ({ status: 'fulfilled', value: true })));
});

test('who comes while far more are at it than can be judged is sent away before anything is done', async () => {
  const done: (() => void)[] = [];
  const held = () => takeTurn(() => new Promise<void>((resolve) => done.push(resolve)));
  const atIt = Array.from({ length: 36 }, held);
  let begun = false;
  const late = takeTurn(async () => {
    begun = true;
  });
  await expect(late).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
  expect(begun).toBe(false);
  for (const end of done) end();
  await Promise.all(atIt);
  await takeTurn(() => Promise.resolve());
});
