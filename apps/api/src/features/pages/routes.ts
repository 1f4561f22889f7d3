import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from '../../platform/http/contract.ts';
import { readAddress } from './addresses.ts';
import type { PagesContext } from './context.ts';
import { pickLocale } from './locale.ts';
import { createPageMaker } from './make-page.ts';
import { cityTimeZone } from './queries.ts';
import { loadShell, type Shell } from './shell.ts';
import { robots, sitemapFile, sitemapIndex } from './sitemap.ts';
import { createView } from './view.ts';

const refreshCookie = /^(?:__Host-)?refresh$/;

const isNameOfSession = (name: string): boolean => refreshCookie.test(name);

const cookiesOf = (request: FastifyRequest): ReadonlyMap<string, string> =>
  new Map(
    (request.headers.cookie ?? '').split(';').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );

/** As it came, not as `URL` reads it: for that `//name/x` is `/x` of another host and `//` is no address at all. */
const partsOf = (address: string): { readonly path: string; readonly query: URLSearchParams } => {
  const at = address.indexOf('?');
  return at === -1
    ? { path: address, query: new URLSearchParams() }
    : { path: address.slice(0, at), query: new URLSearchParams(address.slice(at + 1)) };
};

/** First HTML of every address of the client, the sitemap and what crawlers are told. */
export const registerPages = ({ server }: Http, context: PagesContext): void => {
  const { webDir, siteName, publicUrl } = context.platform.config;

  server.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(robots(publicUrl)));
  server.get('/sitemap.xml', async (_request, reply) =>
    reply.type('application/xml; charset=utf-8').send(await sitemapIndex(context)),
  );
  server.get<{ Params: { name: string } }>('/sitemaps/:name.xml', async (request, reply) => {
    const file = await sitemapFile(context, request.params.name);
    if (file === null) return reply.callNotFound();
    return reply.type('application/xml; charset=utf-8').send(file);
  });

  // An API without a built client (tests, development) answers no pages.
  if (!existsSync(`${webDir}/index.html`)) return;
  const shell: Shell = loadShell(webDir, siteName);
  const makePage = createPageMaker(context);

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { path, query } = partsOf(request.url);
    const cookies = cookiesOf(request);
    const locale = pickLocale(cookies.get('lang'), request.headers['accept-language']);
    const view = createView(context.texts(locale), locale, await cityTimeZone(context.platform.db));
    const maybeSignedIn = [...cookies.keys()].some(isNameOfSession);
    const made = await makePage(view, { address: readAddress(path), path, query, maybeSignedIn });
    if (made.status === 301) return reply.redirect(made.location, 301);
    const bytes = shell.render(made.page, { locale, path, maybeSignedIn });
    const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    reply
      .header('content-language', locale)
      .header('vary', 'cookie, accept-language, accept-encoding')
      .header('cache-control', 'private, no-cache')
      .header('etag', etag);
    if (made.status === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.code(made.status).type('text/html; charset=utf-8').send(bytes);
  };
  server.get('/*', answer);
};
