import { mediaRoutes } from '@moja-ulica/shared/media/routes.ts';
import { photoAddress } from '@moja-ulica/shared/media/paths.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../src/testing/index.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let app: TestApp;
let jan: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  const place = await app.make.place();
  jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
});
afterAll(() => app.close());

const send = (type: string, payload: string | Buffer) =>
  app.server.inject({
    method: 'PUT',
    url: mediaRoutes.setPhoto.path,
    headers: { origin: app.platform.config.publicUrl, authorization: `Bearer ${jan.token}`, 'content-type': type },
    payload,
  });

describe('wpForo', () => {
  it('CVE-2026-28558: an SVG for an avatar ran its script in whoever looked', async () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/xml', 'image/svg+xml; charset=utf-8', 'image/gif']) {
      expect((await send(type, svg)).statusCode, type).toBe(415);
    }
    for (const type of mediaRoutes.setPhoto.upload.types) {
      for (const bytes of [svg, `\ufeff${svg}`, `<?xml version="1.0"?>${svg}`, `GIF89a${svg}`]) {
        expect((await send(type, bytes)).statusCode, `${type} ${bytes.slice(0, 10)}`).toBe(422);
      }
    }
    expect((await app.call(mediaRoutes.photos, { as: jan, query: { people: jan.handle } })).body.items).toEqual([]);
  });
});

describe('Lemmy', () => {
  it('CVE-2026-29178: what stood in the address of a picture became a request of the server', async () => {
    const { photo } = (await send('image/png', picture)).json<{ photo: string }>();
    const address = photoAddress(photo, 96);
    for (const url of [
      `${address}?url=http://127.0.0.1:1/`,
      `/files/photos/${photo}-96.webp%3furl=http://127.0.0.1:1/`,
      `/files/photos/http:%2f%2f127.0.0.1-96.webp`,
      `/files/photos/..%2f..%2fetc%2fpasswd-96.webp`,
      `/files/photos/${photo}-97.webp`,
      `/files/photos/${photo}-96.png`,
    ]) {
      const answer = await app.server.inject({ url });
      expect([400, 404], url).toContain(answer.statusCode);
    }
  });

  it('lemm.ee 2023: pictures could be deleted by nobody, not even with their account', async () => {
    await send('image/png', picture);
    const seen = async () =>
      (await app.call(mediaRoutes.photos, { as: jan, query: { people: jan.handle } })).body.items;
    const [{ photo } = { photo: '' }] = await seen();
    expect(photo).not.toBe('');
    expect((await app.call(mediaRoutes.removePhoto, { as: jan })).status).toBe(204);
    expect(await seen()).toEqual([]);
    expect((await app.server.inject({ url: photoAddress(photo, 96) })).statusCode).toBe(404);
  });
});
