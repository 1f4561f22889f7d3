import { existsSync } from 'node:fs';
import { parseCookie, type Cookies } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from '../../platform/http/contract.ts';
import { encodedFrom, isSameCopy, takesGzip, type Encoded } from '../../platform/http/encoded.ts';
import { refusingWhileCrowded } from '../../platform/http/admission.ts';
import { Busy, reasonOf, refusalOf } from '../../platform/http/refusals.ts';
import { readAddress } from './addresses.ts';
import type { PagesContext } from './context.ts';
import { busyPage } from './busy-page.ts';
import { pickLocale } from './locale.ts';
import { createKeptHtml } from './kept-html.ts';
import { createPageMaker, type Asked, type Made } from './make-page.ts';
import { readTownLook } from './queries.ts';
import { loadShell, type RenderedFor, type Shell } from './shell.ts';
import { robots, sitemapFile, sitemapIndex } from './sitemap.ts';
import { createView } from './view.ts';

const refreshCookie = /^(?:__Host-)?refresh$/;

const isNameOfSession = (name: string): boolean => refreshCookie.test(name);

const cookiesOf = (request: FastifyRequest): Cookies => parseCookie(request.headers.cookie ?? '');

/** As it came, not as `URL` reads it: for that `//name/x` is `/x` of another host and `//` is no address at all. */
const partsOf = (address: string): { readonly path: string; readonly query: URLSearchParams } => {
  const at = address.indexOf('?');
  return at === -1
    ? { path: address, query: new URLSearchParams() }
    : { path: address.slice(0, at), query: new URLSearchParams(address.slice(at + 1)) };
};

type Page = Exclude<Made, { readonly status: 301 }>;

/** Pages as bytes; those of threads come from what is kept. */
const createRender = (shell: Shell, maxBytes: number) => {
  const keep = createKeptHtml(maxBytes);
  return async (made: Page, at: RenderedFor): Promise<Encoded> => {
    if (!('of' in made)) return encodedFrom(shell.render(made.page, at));
    const make = async (): Promise<Buffer> => shell.render(await made.makePage(), at);
    // Anybody can make up addresses of one page; only the page's own is worth keeping.
    if (at.path !== made.path) return encodedFrom(await make());
    return keep(JSON.stringify(at), made.of, make);
  };
};

const send = async (request: FastifyRequest, reply: FastifyReply, status: 200 | 404, html: Encoded) => {
  reply
    .header('vary', 'cookie, accept-language, accept-encoding')
    .header('cache-control', 'private, no-cache')
    .header('etag', html.etag);
  if (status === 200 && isSameCopy(request.headers['if-none-match'], html.etag)) return reply.code(304).send();
  reply.code(status).type('text/html; charset=utf-8');
  if (!takesGzip(request.headers['accept-encoding'])) return reply.send(html.plain);
  return reply.header('content-encoding', 'gzip').send(await html.gzip());
};

/** First HTML of every address of the client, the sitemap and what crawlers are told. */
export const registerPages = ({ server }: Http, context: PagesContext): void => {
  const { config, db, admission } = context.platform;
  const { webDir, siteName, publicUrl, pageCacheMb } = config;
  const onRequest = refusingWhileCrowded(admission);

  server.get('/robots.txt', { config: { operation: 'pages.robots' } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(publicUrl)),
  );
  server.get('/sitemap.xml', { config: { operation: 'pages.sitemap' }, onRequest }, async (_request, reply) =>
    reply.type('application/xml; charset=utf-8').send(await sitemapIndex(context)),
  );
  server.get<{ Params: { name: string } }>(
    '/sitemaps/:name.xml',
    { config: { operation: 'pages.sitemap' }, onRequest },
    async (request, reply) => {
      const file = await sitemapFile(context, request.params.name);
      if (file === null) return reply.callNotFound();
      return reply.type('application/xml; charset=utf-8').send(file);
    },
  );

  // An API without a built client (tests, development) answers no pages.
  if (!existsSync(`${webDir}/index.html`)) return;
  const render = createRender(loadShell(webDir, siteName), (pageCacheMb * 1024 * 1024) / 2);
  const makePage = createPageMaker(context);

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { path, query } = partsOf(request.url);
    const cookies = cookiesOf(request);
    const locale = pickLocale(cookies['lang'], request.headers['accept-language']);
    // Asked for where a page has to be written, so that what is kept is given under any pressure.
    const viewOf = async () => {
      admission.refuseWhileCrowded();
      return createView(context.texts(locale), locale, await readTownLook(db));
    };
    const maybeSignedIn = Object.keys(cookies).some(isNameOfSession);
    const asked: Asked = { address: readAddress(path), path, query, maybeSignedIn };
    const made = await makePage(viewOf, asked);
    if (made.status === 301) return reply.redirect(made.location, 301);
    reply.header('content-language', locale);
    return send(request, reply, made.status, await render(made, { locale, path, maybeSignedIn }));
  };
  /** People who open a page get one, also when it is not the one they asked for. */
  const answerBusy = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error);
    if (refusal?.code !== 'unavailable') throw error;
    if (!(refusal instanceof Busy)) reply.log.warn({ err: error }, 'unavailable');
    request.refusedAs = reasonOf(refusal);
    const locale = pickLocale(cookiesOf(request)['lang'], request.headers['accept-language']);
    void reply
      .code(refusal.status)
      .header('retry-after', String(refusal.retryAfterSeconds ?? 1))
      .header('cache-control', 'no-store')
      .header('content-language', locale)
      .type('text/html; charset=utf-8')
      .send(busyPage(context.texts(locale), locale));
  };
  // What is long comes compressed already.
  server.get('/*', { config: { operation: 'pages.show' }, compress: false, errorHandler: answerBusy }, answer);
};
