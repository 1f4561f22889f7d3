import { expect, it } from 'vitest';
import { startTestServer } from '../../testing/http-server.ts';

const url = '/.well-known/security.txt';

it('tells whom to write to, for half a year', async () => {
  const app = await startTestServer({ securityContact: 'mailto:security@forum.example' });
  const { statusCode, payload, headers } = await app.server.inject({ url });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(payload).toBe(
    'Contact: mailto:security@forum.example\nExpires: 2027-05-21T10:00:00.000Z\nPreferred-Languages: pl, en\nCanonical: https://forum.example/.well-known/security.txt\n',
  );
  await app.server.close();
});

it('is not there where nobody is named', async () => {
  const app = await startTestServer();
  expect((await app.server.inject({ url })).statusCode).toBe(404);
  await app.server.close();
});
