import type { Room } from '@moja-ulica/shared/realtime.ts';

type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string };

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

interface JoiningParts {
  readonly ask: (room: Room, answered: (answer: Answer) => void) => void;
  /** False once nobody here is in the room any more. */
  readonly isWanted: (room: Room) => boolean;
  /** It was joined late: what happened there meanwhile was not heard. */
  readonly onLate: () => void;
  /** Between 0 and 1: spreads clients that were all refused at once. */
  readonly random?: () => number;
}

/**
 * Enters rooms, and asks again where the server was too busy to tell: without that a page would stay open and hear nothing. Any
 * other refusal needs no answer here: the page behind the room is refused as well, and says so.
 */
export const createJoining = ({
  ask,
  isWanted,
  onLate,
  random = Math.random,
}: JoiningParts): ((room: Room) => void) => {
  const attempt = (room: Room, before: number): void => {
    ask(room, (answer) => {
      if (answer.ok) {
        if (before > 0) onLate();
        return;
      }
      if (answer.code !== 'unavailable') return;
      const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** before);
      setTimeout(() => isWanted(room) && attempt(room, before + 1), longest * (0.5 + random() / 2));
    });
  };
  return (room) => attempt(room, 0);
};
