import type { Metrics } from '../metrics/metrics.ts';
import { reading } from '../metrics/metrics.ts';
import type { EventName } from './realtime.ts';
import type { IoServer } from './socket-types.ts';

/** `flood`: it sent too much; `slow`: it did not take what it was sent; `session_ended`: signed out, suspended, or the session expired. */
type CutReason = 'flood' | 'slow' | 'session_ended';

/** Figures about this process's sockets. */
export interface SocketMeasures {
  /** An event went to everybody in the room (also the room of one person). */
  readonly sent: (room: string, event: EventName) => void;
  readonly cut: (reason: CutReason) => void;
}

/** Declares the figures and counts connections that end; what is sent and cut has to be told. */
export const measureSockets = (io: IoServer, metrics: Metrics): SocketMeasures => {
  const { rooms } = io.sockets.adapter;
  metrics.gauge({ name: 'forum_sockets', help: 'Sockets connected to this process' }, () =>
    reading(io.sockets.sockets.size),
  );
  metrics.gauge({ name: 'forum_socket_rooms', help: 'Rooms with somebody in them', labels: ['kind'] }, () => {
    const names = [...rooms.keys()];
    const count = (kind: string) => names.filter((name) => name.startsWith(`${kind}:`)).length;
    return ['thread', 'forum'].map((kind) => ({ labels: { kind }, value: count(kind) }));
  });
  const sent = metrics.counter({
    name: 'forum_socket_events_total',
    help: 'Events sent, one for each socket that got it',
    labels: ['event'],
  });
  const disconnected = metrics.counter({
    name: 'forum_socket_disconnects_total',
    help: 'Sockets that ended, by the reason socket.io gives (ping timeout: it no longer answered)',
    labels: ['reason'],
  });
  const cut = metrics.counter({
    name: 'forum_sockets_cut_total',
    help: 'Sockets cut by us: they sent too much, took too little, or their session ended',
    labels: ['reason'],
  });
  io.on('connection', (socket) => {
    socket.on('disconnect', (reason) => disconnected({ reason: reason.replaceAll(' ', '_') })());
  });
  return {
    sent: (room, event) => {
      const sockets = rooms.get(room)?.size ?? 0;
      if (sockets > 0) sent({ event })(sockets);
    },
    cut: (reason) => cut({ reason })(),
  };
};
