import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { systemClock } from '../clock.ts';
import { listShownMails } from '../db/shown-mails.ts';
import { shownMails } from '../db/tables.ts';
import type { ReadyMail } from './mailer.ts';
import { createShownDelivery } from './shown.ts';

const mail: ReadyMail = {
  from: 'Moja ulica <forum@localhost>',
  to: 'jan@example.org',
  subject: '<script>alert(1)</script> kod 123456',
  text: 'Twój kod:\n123456 <b>',
  html: '<p>x</p>',
  messageId: '<a@localhost>',
  headers: { 'Auto-Submitted': 'auto-generated' },
};

describe('mail without a mail server', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('is shown on a page, safely', async () => {
    await createShownDelivery(app.platform.db, systemClock)(mail);
    const [kept] = await listShownMails(app.platform.db);
    const list = await app.server.inject('/_mail');
    expect(list.statusCode).toBe(200);
    expect(list.headers['content-type']).toContain('text/html');
    expect(list.headers['content-security-policy']).toContain("default-src 'self'");
    expect(list.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; kod 123456');
    expect(list.body).not.toContain('<script>');
    const one = await app.server.inject(`/_mail/${String(kept?.id)}`);
    expect(one.body).toContain('123456 &lt;b&gt;');
    expect(one.body).not.toMatch(/ style=|<style/);
    expect((await app.server.inject('/_mail/style.css')).headers['content-type']).toContain('text/css');
  });

  it.each(['/_mail/0', '/_mail/x', '/_mail/99999999999999999999'])('has nothing at %s', async (url) => {
    expect((await app.server.inject(url)).statusCode).toBe(404);
  });

  it('keeps only the newest', async () => {
    const { db } = app.platform;
    const { to, text, html } = mail;
    const earlier = { recipient: to, subject: 'earlier', text, html, headers: {}, createdAt: new Date() };
    await db.insert(shownMails).values(Array.from({ length: 204 }, () => earlier));
    await createShownDelivery(db, systemClock)({ ...mail, subject: 'the last' });
    const kept = await listShownMails(app.platform.db);
    expect(kept).toHaveLength(200);
    expect(kept[0]?.subject).toBe('the last');
  });
});

describe('where mail is really sent', () => {
  it.each([{ smtpUrl: 'smtp://mail.example.org' }, { environment: 'production' as const }])(
    'there is no such page: %j',
    async (settings) => {
      const app = await startTestApp(settings);
      for (const url of ['/_mail', '/_mail/1', '/_mail/style.css']) {
        expect((await app.server.inject(url)).statusCode, url).toBe(404);
      }
      await app.close();
    },
  );
});
