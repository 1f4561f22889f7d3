import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';

let app: TestApp;
let webDir: string;
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'pages-'));
  const index =
    '<html lang="pl"><head><title></title><!--head--></head><body><div id="root"><!--app--></div><!--state--></body></html>';
  writeFileSync(join(webDir, 'index.html'), index);
  writeFileSync(join(webDir, 'shell.json'), JSON.stringify({ messages: {} }));
  app = await startTestApp({ webDir });
  // From here on nothing can be read.
  await app.platform.database.close();
});
afterAll(async () => {
  await app.server.close();
  rmSync(webDir, { recursive: true });
});

it('tells people in their language that the page will try again, and machines when', async () => {
  const polish = await app.server.inject('/osiedla');
  expect(polish.statusCode).toBe(503);
  expect(Number(polish.headers['retry-after'])).toBeGreaterThan(0);
  expect(polish.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(polish.headers['content-security-policy']).toContain("default-src 'self'");
  expect(polish.body).toContain('<h1>Chwila cierpliwości</h1>');
  expect(polish.body).toMatch(/<meta http-equiv="refresh" content="[3-7]" \/>/);
  const english = await app.server.inject({ url: '/', headers: { 'accept-language': 'en' } });
  expect(english.body).toContain('<h1>One moment, please</h1>');
});
