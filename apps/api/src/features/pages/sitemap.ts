import { institutionAddress } from '@moja-ulica/shared/institutions/paths.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { PagesContext } from './context.ts';
import { html, trusted, type Html } from './html.ts';
import { greatestThreadKey, sitemapThreads, threadsPerSitemap } from './queries.ts';
import { placeAddress } from './views/places.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const declaration = trusted('<?xml version="1.0" encoding="UTF-8"?>\n');

const staticPages = ['/', '/osiedla', '/zasady', '/prywatnosc', '/dostepnosc', '/o-projekcie', '/kontakt'];

const urlset = (urls: readonly Html[]): string =>
  html`${declaration}<urlset xmlns="${namespace}">${urls}</urlset>`.safe;

/** Index of the sitemap: one file of pages and forums, then threads by runs of keys. */
export const sitemapIndex = async ({ platform }: PagesContext): Promise<string> => {
  const files = Math.ceil(Number(await greatestThreadKey(platform.db)) / threadsPerSitemap);
  const names = ['pages', ...Array.from({ length: files }, (_, file) => `threads-${file}`)];
  return html`${declaration}<sitemapindex xmlns="${namespace}"
      >${names.map(
        (name) => html`<sitemap><loc>${platform.config.publicUrl}/sitemaps/${name}.xml</loc></sitemap>`,
      )}</sitemapindex
    >`.safe;
};

/** One file of the sitemap; null when there is none of that name. */
export const sitemapFile = async (
  { platform, estates, institutions }: PagesContext,
  name: string,
): Promise<string | null> => {
  const { publicUrl } = platform.config;
  if (name === 'pages') {
    const places = (await estates.listPlaces(null)).filter(({ visibility }) => visibility === 'public');
    const answering = (await institutions.institutionSlugs()).map(institutionAddress);
    return urlset(
      [...staticPages, ...places.map(placeAddress), ...answering].map(
        (path) => html`<url><loc>${publicUrl}${path}</loc></url>`,
      ),
    );
  }
  const file = /^threads-(\d{1,6})$/.exec(name)?.[1];
  if (file === undefined) return null;
  const threads = await sitemapThreads(platform.db, Number(file));
  return urlset(
    threads.map(
      (thread) =>
        html`<url
          ><loc>${publicUrl}${threadAddress(thread)}</loc><lastmod>${thread.changedAt.toISOString()}</lastmod></url
        >`,
    ),
  );
};

/** What crawlers should leave alone: everything behind a sign-in, and the API. */
export const robots = (publicUrl: string): string =>
  [
    'User-agent: *',
    ...[
      '/api/',
      '/zaloguj',
      '/rejestracja',
      '/powiadomienia',
      '/moderacja',
      '/sprawy',
      '/admin',
      '/ustawienia',
      '/u/',
    ].map((path) => `Disallow: ${path}`),
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
