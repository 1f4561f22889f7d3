import type { Room } from '@moja-ulica/shared/realtime.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createJoining } from './joining.ts';

const room: Room = 'thread:threadthread';
const busy = { ok: false, code: 'unavailable' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const enter = (answers: ({ readonly ok: true } | { readonly ok: false; readonly code: string })[]) => {
  const seen = { asked: 0, late: 0, wanted: true };
  const join = createJoining({
    ask: (_room, answered) => {
      seen.asked += 1;
      answered(answers.shift() ?? { ok: true });
    },
    isWanted: () => seen.wanted,
    onLate: () => (seen.late += 1),
    random: () => 1,
  });
  join(room);
  return seen;
};

it('asks again where the server was too busy, later each time, and then catches up', async () => {
  const seen = enter([busy, busy]);
  await vi.advanceTimersByTimeAsync(999);
  expect(seen.asked).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toMatchObject({ asked: 2, late: 0 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(seen).toMatchObject({ asked: 3, late: 1 });
});

it('asks once where it is let in or refused', async () => {
  for (const answer of [{ ok: true } as const, { ok: false, code: 'not_found' } as const]) {
    const seen = enter([answer]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toMatchObject({ asked: 1, late: 0 });
  }
});

it('asks no more for a room that was left', async () => {
  const seen = enter([busy]);
  seen.wanted = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen.asked).toBe(1);
});
