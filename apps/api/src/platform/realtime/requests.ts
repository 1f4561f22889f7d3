import type { Ack, Room } from '@moja-ulica/shared/realtime.ts';
import { RoomRequest } from '@moja-ulica/shared/realtime-schema.ts';
import { Ajv } from 'ajv';

/** Nothing is filled in, dropped or turned into another type: what is not as declared is refused. */
const isRoomRequest = new Ajv().compile<{ readonly room: Room }>(RoomRequest);

/** The room of a client's event: exactly `{ room }`, or null for anything else. */
export const roomOf = (request: unknown): Room | null => (isRoomRequest(request) ? request.room : null);

/** What a client sent in the place of its callback; a callback that is not there answers nobody. */
export const ackOf = (value: unknown): Ack => {
  const isAck = (candidate: unknown): candidate is Ack => typeof candidate === 'function';
  return isAck(value) ? value : () => undefined;
};
