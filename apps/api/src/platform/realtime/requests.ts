import { roomPattern } from '@moja-ulica/shared/realtime.ts';
import type { Ack, Room } from '@moja-ulica/shared/realtime.ts';

const isRoom = (value: unknown): value is Room =>
  typeof value === 'string' && value.length <= 80 && roomPattern.test(value);

/** The room of a client's event: exactly `{ room }`, or null for anything else. */
export const roomOf = (request: unknown): Room | null => {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return null;
  if (!('room' in request) || Object.keys(request).length !== 1) return null;
  return isRoom(request.room) ? request.room : null;
};

/** What a client sent in the place of its callback; a callback that is not there answers nobody. */
export const ackOf = (value: unknown): Ack => {
  const isAck = (candidate: unknown): candidate is Ack => typeof candidate === 'function';
  return isAck(value) ? value : () => undefined;
};
