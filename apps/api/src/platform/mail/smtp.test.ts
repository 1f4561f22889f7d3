import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadyMail } from './mailer.ts';
import { createSmtp } from './smtp.ts';

interface Received {
  readonly recipients: string[];
  readonly data: string;
}

const received: Received[] = [];
let server: Server;
let port: number;

/** Just enough of a mail server to see what is handed over. */
beforeAll(async () => {
  server = createServer((socket) => {
    let recipients: string[] = [];
    let data: string | null = null;
    let rest = '';
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line === '.') {
            received.push({ recipients, data });
            recipients = [];
            data = null;
            socket.write('250 ok\r\n');
          } else data += `${line}\n`;
        } else if (/^DATA$/i.test(line)) {
          data = '';
          socket.write('354 go on\r\n');
        } else {
          const recipient = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
          if (recipient !== undefined) recipients.push(recipient);
          socket.write('250 ok\r\n');
        }
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => void server.close());

const mail: ReadyMail = {
  from: 'Moja ulica <forum@example.org>',
  to: 'jan@example.org',
  subject: 'Kod: 123456 – zażółć',
  text: 'Twój kod to 123456.',
  html: '<p>Twój kod to <b>123456</b>.</p>',
  messageId: '<0123456789abcdef@example.org>',
  headers: { 'Auto-Submitted': 'auto-generated' },
};

const headerOf = (data: string, name: string): string | undefined =>
  data
    .slice(0, data.indexOf('\n\n'))
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    ?.slice(name.length + 1)
    .trim();

describe('SMTP', () => {
  it('hands over one mail to one person, text and HTML, with its own id', async () => {
    const smtp = createSmtp(`smtp://127.0.0.1:${String(port)}`);
    await smtp.deliver(mail);
    smtp.close();
    const [sent] = received;
    if (sent === undefined) throw new Error('Nothing came');
    expect(sent.recipients).toEqual(['jan@example.org']);
    expect(headerOf(sent.data, 'Message-ID')).toBe('<0123456789abcdef@example.org>');
    expect(headerOf(sent.data, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(sent.data, 'To')).toBe('jan@example.org');
    expect(sent.data).toMatch(/Content-Type: text\/plain/);
    expect(sent.data).toMatch(/Content-Type: text\/html/);
  });

  it('fails when the server cannot be reached, so that the job is tried again', async () => {
    const smtp = createSmtp('smtp://127.0.0.1:1');
    await expect(smtp.deliver(mail)).rejects.toThrow();
    smtp.close();
  });
});
