import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as requestOver } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { documentRoutes } from '@moja-ulica/shared/documents/routes.ts';
import { institutionAddress, institutionsAddress } from '@moja-ulica/shared/institutions/paths.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { organisationRoutes } from '@moja-ulica/shared/organisations/routes.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberships } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { startTestApp, type TestApp, type TestPlace, type TestThread, type TestUser } from '../../testing/index.ts';

const index = `<!doctype html>
<html lang="pl"><head><title>Moja ulica</title><!--head--><script type="module" src="/assets/main.js"></script></head>
<body><div id="root"><!--app--></div><!--state--></body></html>`;

describe('first HTML', () => {
  let app: TestApp;
  let webDir: string;
  let place: TestPlace;
  let author: TestUser;

  beforeAll(async () => {
    webDir = mkdtempSync(join(tmpdir(), 'pages-'));
    writeFileSync(join(webDir, 'index.html'), index);
    writeFileSync(
      join(webDir, 'shell.json'),
      JSON.stringify({ messages: { pl: '/assets/pl.js', en: '/assets/en.js' } }),
    );
    app = await startTestApp({ webDir });
    await app.make.place({ slug: 'miasto', kind: 'city' });
    place = await app.make.place();
    author = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  });
  afterAll(async () => {
    await app.close();
    rmSync(webDir, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.http.server.inject({ url, headers });
  const addressOf = (thread: TestThread, number?: number) =>
    threadAddress({ place: thread.place, id: thread.publicId, slug: thread.slug }, number);
  /** Answers that the client would start from, by query key. */
  const dataOf = (body: string): ReadonlyMap<string, unknown> => {
    const text = /<script type="application\/json" id="state">(.*?)<\/script>/s.exec(body)?.[1] ?? '';
    const state: unknown = JSON.parse(text);
    const data = typeof state === 'object' && state !== null && 'data' in state ? state.data : null;
    return new Map(Object.entries(data ?? {}));
  };

  it('shows beside a name the organisation that somebody writes for', async () => {
    const admin = await app.make.user({ admin: true });
    const [slug, name] = ['klub-seniora', 'Klub Seniora'];
    const about = { description: { pl: 'Spotykamy się.' }, contactUrl: null, contactEmail: null };
    const body = { ...about, slug, name, kind: 'club' as const, places: [place.slug], keeper: author.handle };
    await app.call(organisationRoutes.createOrganisation, { as: admin, body });
    await app.call(organisationRoutes.joinOrganisation, { as: author, params: { organisation: slug } });
    const { body: thread } = await app.call(threadRoutes.createThread, {
      as: author,
      params: { place: place.slug },
      body: { title: 'Spotkanie w klubie', body: 'W środę.', kind: 'discussion', organisation: slug },
    });
    const first = await get(threadAddress({ place: place.slug, id: thread.id, slug: thread.slug }, 1));
    expect(first.body).toMatch(new RegExp(`<a class="chip role" href="/organizacje/${slug}"\\s*>${name}</a`));
  });

  it('shows beside a name that somebody lives there, and beside no other', async () => {
    const neighbour = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    await app.platform.db.update(memberships).set({ verified: true }).where(eq(memberships.userId, neighbour.id));
    const thread = await app.make.thread({ place: place.slug, author, body: 'Kto ma klucz do piwnicy?' });
    await app.make.reply({ thread, author: neighbour, body: 'Ja mam.' });
    const { body } = await get(addressOf(thread));
    const [opening = '', reply = ''] = body
      .slice(0, body.indexOf('<script type="application/json"'))
      .split('<article')
      .slice(1);
    expect(opening).toContain('Kto ma klucz do piwnicy?');
    expect(opening).not.toContain('mieszka tu');
    expect(reply).toContain('Ja mam.');
    expect(reply).toContain('<span class="chip">mieszka tu</span>');
  });

  it('shows a thread with its posts, title, description, canonical address and the state to start from', async () => {
    const thread = await app.make.thread({
      place: place.slug,
      author,
      title: 'Latarnie <na> alejce',
      body: 'Od wtorku ciemno.',
    });
    await app.make.reply({ thread, author, body: 'U mnie też.' });
    const page = await get(addressOf(thread));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<title>Latarnie &lt;na&gt; alejce · Moja ulica</title>');
    expect(page.body).toContain('"siteName":"Moja ulica"');
    expect(page.body).toContain('<meta name="description" content="Od wtorku ciemno." />');
    expect(page.body).toContain(`<link rel="canonical" href="${app.platform.config.publicUrl}${addressOf(thread)}" />`);
    expect(page.body).toContain('<meta property="og:title"');
    expect(page.body).toContain('U mnie też.');
    expect(page.body).toContain('<link rel="modulepreload" href="/assets/pl.js" />');
    expect(page.body).not.toContain('<na>');
    const data = dataOf(page.body);
    expect(data.get(JSON.stringify(['threadPage', thread.publicId, 1]))).toMatchObject({ page: 1, pageCount: 1 });
    expect(data.get(JSON.stringify(['places']))).toBeInstanceOf(Array);
  });

  it('shows the public page of an institution with who speaks for it and what it answered', async () => {
    const office = await app.make.institution({ places: [place.slug] });
    const liaison = await app.make.user({
      liaisonFor: [office.slug],
      memberships: { [place.slug]: ['resident'] },
    });
    const thread = await app.make.thread({ place: place.slug, author, title: 'Kosz przy ławce' });
    const answered = await app.call(threadRoutes.createReply, {
      as: liaison,
      params: { thread: thread.publicId },
      body: { body: 'Kosz <b>stanie</b> w środę.', official: { institution: office.slug } },
    });
    expect(answered.status).toBe(201);
    const address = institutionAddress(office.slug);
    const page = await get(address);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`<link rel="canonical" href="${app.platform.config.publicUrl}${address}" />`);
    expect(page.body).toContain(`href="/u/${liaison.handle}"`);
    expect(page.body).toContain(`href="${institutionsAddress}"`);
    expect(page.body).toContain('Kosz przy ławce');
    expect(page.body).not.toContain('<b>stanie');
    expect((await get(addressOf(thread))).body).toContain('<h2>Oficjalna odpowiedź</h2>');
    const data = dataOf(page.body);
    expect(data.get(JSON.stringify(['institution', office.slug]))).toMatchObject({ promiseDays: 7 });
    expect(data.get(JSON.stringify(['institutionAnswers', office.slug]))).toMatchObject({
      pages: [{ items: [{ thread: { id: thread.publicId } }] }],
    });
    expect((await get(institutionAddress('nie-ma-takiej'))).statusCode).toBe(404);
  });

  it('opens the page that holds the post, and sends wrong slugs and places to the right address', async () => {
    const thread = await app.make.thread({ place: place.slug, author });
    for (let number = 2; number <= 23; number += 1)
      await app.make.reply({ thread, author, body: `Post numer ${number}.` });
    const second = await get(addressOf(thread, 22));
    expect(second.body).toContain('Post numer 22.');
    expect(second.body).not.toContain('Post numer 19.');
    expect(second.body).toContain(`href="${app.platform.config.publicUrl}${addressOf(thread, 21)}"`);

    const wrong = await get(`/o/gdzie-indziej/w/${thread.publicId}/inny-tytul/22`);
    expect(wrong.statusCode).toBe(301);
    expect(wrong.headers.location).toBe(addressOf(thread, 22));
  });

  it('speaks the language of the visitor', async () => {
    const thread = await app.make.thread({ place: place.slug, author });
    const english = await get(addressOf(thread), { 'accept-language': 'en' });
    expect(english.body).toContain('<html lang="en"');
    expect(english.body).toContain('no replies');
    expect(english.headers['content-language']).toBe('en');
    expect((await get(addressOf(thread), { cookie: 'lang=pl', 'accept-language': 'en' })).body).toContain(
      'bez odpowiedzi',
    );
  });

  it('shows a text of the site in the language of the visitor, its earlier versions apart, and what is not there as missing', async () => {
    const polish = await get('/zasady');
    expect(polish.body).toContain('<title>Zasady forów · Moja ulica</title>');
    expect(polish.body).toContain('<h2 id="s-czego-nie-wolno">');
    expect(polish.body).toContain(`<link rel="canonical" href="${app.platform.config.publicUrl}/zasady" />`);
    expect(polish.body).toMatch(/<meta name="description" content="Fora są po to/);
    expect(dataOf(polish.body).get(JSON.stringify(['document', 'rules', 'pl', null]))).toMatchObject({ locale: 'pl' });
    const english = await get('/dostepnosc', { 'accept-language': 'en' });
    expect(english.body).toContain('<article lang="en">');
    expect(english.body).toContain('id="a11y-status"');
    const ukrainian = await get('/zasady', { 'accept-language': 'uk' });
    expect(ukrainian.body).toContain('<html lang="pl"');

    const etag = String(polish.headers.etag);
    expect((await get('/zasady', { 'if-none-match': etag })).statusCode).toBe(304);
    const admin = await app.make.user({ admin: true });
    await app.call(documentRoutes.publishDocument, {
      as: admin,
      params: { document: 'rules' },
      body: {
        locale: 'pl',
        body: '# Zasady nowe\n\nPisz krótko, a wszystkim będzie lżej na duszy.',
        basedOn: 0,
        note: '',
        effectiveOn: '2001-01-01',
        announce: false,
      },
    });
    const changed = await get('/zasady', { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('<title>Zasady nowe · Moja ulica</title>');
    const version = await get('/zasady/wersje/1');
    expect(version.body).toContain('<h1>Zasady nowe</h1>');
    expect(version.body).toContain('<meta name="robots" content="noindex" />');
    expect((await get('/zasady/wersje/2')).statusCode).toBe(404);
    expect((await get('/kontakt/wersje/1')).statusCode).toBe(404);
  });

  it('never shows what is hidden', async () => {
    const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    const thread = await app.make.thread({ place: place.slug, author });
    const post = await app.make.reply({ thread, author, body: 'Zbigniew spod siódemki.' });
    await app.call(moderationRoutes.hidePost, {
      as: moderator,
      params: { thread: thread.publicId, number: post.number },
      body: { rule: 'personal_data', reason: 'Post podaje cudze dane.' },
    });
    await app.drain();
    const page = await get(addressOf(thread));
    expect(page.body).toContain('Post ukryty przez moderację');
    expect(page.body).not.toContain('Zbigniew');
  });

  it('answers a members-only thread and forum like ones that are not there', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const thread = await app.make.thread({ place: closed.slug, author, title: 'Tylko dla członków', body: 'Tajne.' });
    const [theirs, none] = [await get(addressOf(thread)), await get(`/o/x/w/${'a'.repeat(12)}/nic`)];
    expect([theirs.statusCode, none.statusCode]).toEqual([404, 404]);
    expect(theirs.body.replace(/"path":"[^"]*"/, '')).toBe(none.body.replace(/"path":"[^"]*"/, ''));
    expect((await get(`/o/${closed.slug}`)).statusCode).toBe(404);
    expect((await get('/sitemaps/threads-0.xml')).body).not.toContain(thread.publicId);
  });

  it('answers people and forums to write in that are not there, or not for everybody, with one and the same 404', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const gone = await app.make.user();
    await app.platform.db.update(users).set({ deletedAt: app.clock.now() }).where(eq(users.id, gone.id));
    expect((await get(`/u/${author.handle}`)).statusCode).toBe(200);
    expect((await get(`/o/${place.slug}/nowy`)).statusCode).toBe(200);
    const missing = [`/u/${gone.handle}`, '/u/nie-ma-takiej', `/o/${closed.slug}/nowy`, '/o/nie-ma-takiego/nowy'];
    const bodies = new Set<string>();
    for (const path of missing) {
      const answer = await get(path);
      expect([path, answer.statusCode]).toEqual([path, 404]);
      bodies.add(answer.body.replace(/"path":"[^"]*"/, ''));
    }
    expect(bodies.size).toBe(1);
  });

  it('keeps a page until the thread changes, apart by language and by who may be signed in', async () => {
    const thread = await app.make.thread({ place: place.slug, author });
    const url = addressOf(thread);
    const first = await get(url);
    const again = await get(url, { 'accept-encoding': 'gzip' });
    expect(again.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(again.rawPayload).toString()).toBe(first.body);
    const english = await get(url, { cookie: 'lang=en' });
    const signedIn = await get(url, { cookie: 'refresh=x' });
    expect(new Set([first, english, signedIn].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(english.body).toContain('<html lang="en"');
    expect((await get(url)).body).toBe(first.body);
    await app.call(threadRoutes.createReply, {
      as: author,
      params: { thread: thread.publicId },
      body: { body: 'A jednak świeci.' },
    });
    expect((await get(url)).body).toContain('A jednak świeci.');
  });

  it('lists a forum and goes on by a link', async () => {
    const busy = await app.make.place();
    for (let number = 0; number < 22; number += 1) {
      app.clock.advance({ minutes: 1 });
      await app.make.thread({ place: busy.slug, author, title: `Wątek z forum ${number}` });
    }
    const first = await get(`/o/${busy.slug}`);
    expect(first.body).toContain('Wątek z forum 21');
    const older = /href="(\/o\/[^"]*starsze=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(older);
    expect(second.body).toContain('Wątek z forum 0<');
    expect(second.body).not.toContain('Wątek z forum 21');
    expect((await get(`/o/${busy.slug}?starsze=bzdura`)).statusCode).toBe(404);
  });

  it('welcomes guests, and shows nothing meant for them to somebody who may be signed in', async () => {
    const guest = await get('/');
    expect(guest.body).toContain('Załóż konto');
    expect(dataOf(guest.body).has(JSON.stringify(['feed']))).toBe(true);
    const maybe = await get('/', { cookie: 'refresh=cokolwiek' });
    expect(maybe.body).not.toContain('Załóż konto');
    expect(dataOf(maybe.body).has(JSON.stringify(['feed']))).toBe(false);
  });

  it('answers 304 to an unchanged page, 404 to unknown addresses, and JSON below /api', async () => {
    const first = await get('/osiedla');
    const again = await get('/osiedla', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    const unknown = await get('/wp-login.php');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.headers['content-type']).toContain('text/html');
    expect((await get('/api/v1/nic')).json()).toMatchObject({ code: 'not_found' });
    expect((await get('/%')).statusCode).toBe(400);
  });

  it.each(['/metrics', '/metrics/', '/metrics?x=1'])('keeps figures about the process to itself: %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toMatch(/forum_|process_|nodejs_/);
  });

  it('tells crawlers where public things are', async () => {
    const thread = await app.make.thread({ place: place.slug, author });
    const sitemap = await get('/sitemap.xml');
    expect(sitemap.body).toContain('/sitemaps/threads-0.xml');
    expect((await get('/sitemaps/threads-0.xml')).body).toContain(addressOf(thread));
    expect((await get('/sitemaps/pages.xml')).body).toContain(`/o/${place.slug}</loc>`);
    expect((await get('/sitemaps/inne.xml')).statusCode).toBe(404);
    expect((await get('/robots.txt')).body).toContain('Sitemap: ');
  });

  it('has no inline script or style, so that the content policy holds', async () => {
    const thread = await app.make.thread({ place: place.slug, author });
    for (const path of ['/', '/osiedla', `/o/${place.slug}`, addressOf(thread)]) {
      const { body } = await get(path);
      expect(body).not.toMatch(/ style=| on\w+=|<style/);
      expect(body.match(/<script(?! type="application\/json"| type="module" src=)/)).toBeNull();
    }
  });

  it('takes an address as it came, whatever another program would read in it', async () => {
    const { port } = new URL(await app.server.listen({ port: 0, host: '127.0.0.1' }));
    // `inject` would read the address before the server does.
    const statusOf = (path: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        requestOver({ host: '127.0.0.1', port, path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    for (const path of ['//', '///', '/\\', '//[', '//user@host:99999/', '//elsewhere.example/osiedla']) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
    expect(await statusOf('/osiedla?a=//&b=?')).toBe(200);
  });
});
