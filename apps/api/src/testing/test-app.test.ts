import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { places } from '../features/estates/tables.ts';
import { threads } from '../features/threads/tables.ts';
import { startTestApp, type TestApp } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('the test app', () => {
  it('makes an estate with people, threads and replies', async () => {
    const place = await app.make.place({ visibility: 'members' });
    const office = await app.make.institution({ places: [place.slug] });
    const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const ewa = await app.make.user({ liaisonFor: [office.slug], suspended: true });
    const thread = await app.make.thread({ place: place.slug, author: jan, institution: office.slug, topic: 'sprawy' });
    const reply = await app.make.reply({ thread, author: ewa, replyTo: 1 });
    expect(reply.number).toBe(2);
    const { db } = app.platform;
    const [row] = await db.select().from(threads).where(eq(threads.id, thread.id));
    expect(row).toMatchObject({ lastNumber: 2, version: 2, state: 'waiting', kind: 'matter' });
    const [forum] = await db.select().from(places).where(eq(places.id, place.id));
    expect(forum).toMatchObject({
      memberCount: 1,
      threadCount: 1,
      lastActivityAt: new Date(app.clock.now().getTime() - 60_000),
    });
    expect(app.http.tokens.verify(jan.token)).toEqual({ userId: jan.publicId, sessionId: jan.sessionId });
  });

  it('moves time by hand', () => {
    const before = app.clock.now().getTime();
    app.clock.advance({ days: 1, minutes: 5 });
    expect(app.clock.now().getTime() - before).toBe(86_700_000);
  });

  it('mails when drained, once, and never after a rollback', async () => {
    const { platform, mailbox } = app;
    const mail = {
      to: 'jan@example.org',
      subject: 'Witaj\r\nBcc: evil@example.org',
      text: 'Dzień dobry',
      html: '',
      key: 'k1',
    };
    await platform.db.transaction((tx) => platform.mailer.send(tx, mail));
    await expect(
      platform.db.transaction(async (tx) => {
        await platform.mailer.send(tx, { ...mail, to: 'ewa@example.org' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(mailbox.all).toHaveLength(0);
    await app.drain();
    await app.drain();
    expect(mailbox.all).toHaveLength(1);
    expect(mailbox.to('jan@example.org')[0]).toMatchObject({
      subject: 'Witaj Bcc: evil@example.org',
      text: 'Dzień dobry',
    });
  });

  it('waits for changes and what their handlers began', async () => {
    const seen: unknown[] = [];
    app.platform.changes.subscribe('test', async (change) => {
      await Promise.resolve();
      seen.push(change);
    });
    await app.platform.db.transaction((tx) => app.platform.changes.announce(tx, 'test', { n: 1 }));
    await app.drain();
    expect(seen).toEqual([{ n: 1 }]);
  });

  it('reaches nobody outside', async () => {
    await expect(fetch('http://example.org/')).rejects.toThrow();
    const { connect } = await import('node:net');
    expect(() => connect(80, 'example.org')).toThrow('A test tried to reach example.org');
  });
});
