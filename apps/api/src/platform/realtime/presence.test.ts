import type { PresenceEvent } from '@moja-ulica/shared/realtime.ts';
import { describe, expect, it } from 'vitest';
import { jan, join, ola, open, useSocketServer, type Client } from '../../testing/socket-server.ts';

const { connected } = useSocketServer();

const presence = (client: Client, wanted: (event: PresenceEvent) => boolean): Promise<PresenceEvent> =>
  new Promise((resolve) => {
    client.on('room.presence', (event) => {
      if (wanted(event)) resolve(event);
    });
  });

describe('presence', () => {
  it('counts people once, whatever their tabs, and every guest', async () => {
    const [tab, otherTab, guest] = [await connected(jan), await connected(jan), await connected(null)];
    const shown = presence(guest, ({ readers }) => readers === 2);
    await Promise.all([join(tab, open), join(otherTab, open), join(guest, open)]);
    expect(await shown).toEqual({ room: open, readers: 2, writers: [] });
    const fewer = presence(guest, ({ readers }) => readers === 1);
    tab.disconnect();
    otherTab.disconnect();
    await fewer;
  });

  it('shows who is writing to all others, until it fades', async () => {
    const [writer, reader] = [await connected(jan), await connected(ola)];
    await join(writer, open);
    await join(reader, open);
    const shown = presence(reader, ({ writers }) => writers.length > 0);
    const own = presence(writer, ({ readers }) => readers === 2);
    writer.emit('typing', { room: open });
    expect(await shown).toEqual({ room: open, readers: 2, writers: ['Jan'] });
    expect((await own).writers).toEqual([]);
    await presence(reader, ({ writers }) => writers.length === 0);
  });

  it('shows nobody who is not in the room or may not write there', async () => {
    const [outside, guest, reader] = [await connected(jan), await connected(null), await connected(ola)];
    await join(reader, open);
    await join(guest, open);
    const seen: PresenceEvent[] = [];
    reader.on('room.presence', (event) => seen.push(event));
    outside.emit('typing', { room: open });
    guest.emit('typing', { room: open });
    reader.emit('typing', { room: open });
    await join(await connected(null), open);
    await presence(reader, ({ readers }) => readers === 3);
    expect(seen.every(({ writers }) => writers.length === 0)).toBe(true);
  });
});
