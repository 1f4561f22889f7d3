import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { describeInBrowser, openAs, openBrowser, picturesOfFailures, type Visitor } from './journey.ts';
import { addressOfThread, countPosts, findThread } from './people.ts';
import { openLossyProxy, type LossyProxy } from './proxy.ts';
import { freePort, startServer, type RunningServer } from './server.ts';

const title = 'Jeż w studzience';
const text = 'Jeż zimuje już w pudełku z liśćmi.';

describeInBrowser('a server that is killed between storing a post and saying so', () => {
  let browser: Browser;
  let server: RunningServer;
  let proxy: LossyProxy;
  let dataDir: string;
  let writer: Visitor;
  let reader: Visitor;
  let thread: string;
  let address: string;
  let start: () => Promise<RunningServer>;
  picturesOfFailures();

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-crash-'));
    cpSync(inject('preparedData'), dataDir, { recursive: true });
    const [port, proxyPort] = [await freePort(), await freePort()];
    proxy = await openLossyProxy(proxyPort, port);
    start = () => startServer({ dataDir, port, env: { PUBLIC_URL: proxy.url } });
    [browser, server] = await Promise.all([openBrowser(), start()]);
    ({ id: thread } = await findThread(server.url, 'bialostoczek', title));
    address = await addressOfThread(server.url, 'bialostoczek', title);
    const through = { base: proxy.url };
    [writer, reader] = await Promise.all([
      openAs(browser, server, 'barbara-s', through),
      openAs(browser, server, 'dawid-k', through),
    ]);
    for (const { page } of [writer, reader]) {
      await page.goto(address);
      await page.getByLabel('Treść odpowiedzi').waitFor();
    }
    await writer.page.getByText(/czyta(?:ją)?\s2\sos/).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await proxy.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('the writer is told that it was not sent, and keeps the text', async () => {
    const { page } = writer;
    const lost = proxy.loseAnswerTo(`POST /api/v1/threads/${thread}/posts `);
    await page.getByLabel('Treść odpowiedzi').fill(text);
    await page.getByRole('button', { name: 'Wyślij', exact: true }).click();
    await lost;
    await server.kill();
    const pending = page.getByRole('article', { name: 'Twoja odpowiedź' });
    await pending.getByRole('alert').getByText('Nie udało się połączyć.', { exact: false }).waitFor();
    await pending.getByText(text).waitFor();
  });

  test('the restarted server has the post, and a retry makes no second one', async () => {
    server = await start();
    expect(await countPosts(server.url, thread, text)).toBe(1);
    const { page } = writer;
    await page.getByRole('button', { name: 'Wyślij ponownie' }).click();
    await page.getByRole('article', { name: 'Twoja odpowiedź' }).waitFor({ state: 'detached' });
    await page.locator('.post').filter({ hasText: text }).waitFor();
    expect(await page.locator('.post').filter({ hasText: text }).count()).toBe(1);
    expect(await countPosts(server.url, thread, text)).toBe(1);
  });

  test('who was reading sees it once their connection is back, without a reload', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: /^1\snowy post$/ }).click();
    await page.locator('.post').filter({ hasText: text }).waitFor();
    expect(await page.locator('.post').filter({ hasText: text }).count()).toBe(1);
  });

  test('and so does everybody who comes later', async () => {
    const guest = await openAs(browser, server, null, { base: proxy.url });
    await guest.page.goto(address);
    await guest.page.locator('.post').filter({ hasText: text }).waitFor();
    expect(await guest.page.locator('.post').filter({ hasText: text }).count()).toBe(1);
  });
});
