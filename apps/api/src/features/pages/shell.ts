import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { html, jsonForScript, type Html } from './html.ts';
import type { PageLocale } from './locale.ts';

/** What a page puts into the client's index.html. */
export interface Page {
  readonly title: string;
  readonly description: string | null;
  /** Absolute; null for pages that search engines should not keep. */
  readonly canonical: string | null;
  readonly body: Html;
  /** Answers the client starts from, by query key: `[JSON of the key, JSON of the answer]`. */
  readonly data: readonly (readonly [key: string, json: string])[];
}

/** For whom a page is rendered. */
export interface RenderedFor {
  readonly locale: PageLocale;
  readonly path: string;
  /** The browser holds a refresh cookie: the client asks who it is. */
  readonly maybeSignedIn: boolean;
}

export interface Shell {
  render(page: Page, at: RenderedFor): Buffer;
}

const ShellFile = Type.Object({ messages: Type.Record(Type.String(), Type.String()) });

const readMessages = (webDir: string): Record<string, string> => {
  const content: unknown = JSON.parse(readFileSync(join(webDir, 'shell.json'), 'utf8'));
  if (!Value.Check(ShellFile, content)) throw new Error('The client’s shell.json is not as its build writes it.');
  return content.messages;
};

const splitAt = (text: string, mark: string): [string, string] => {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`The client’s index.html has no ${mark}.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
};

const head = (page: Page, siteName: string, messages: string | undefined): Html =>
  html` ${page.description === null ? null : html`<meta name="description" content="${page.description}" />`}
  ${
    page.canonical === null
      ? html`<meta name="robots" content="noindex" />`
      : html`<link rel="canonical" href="${page.canonical}" />
          <meta property="og:url" content="${page.canonical}" />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="${siteName}" />
          <meta property="og:title" content="${page.title}" />
          ${page.description === null ? null : html`<meta property="og:description" content="${page.description}" />`}`
  }
  ${messages === undefined ? null : html`<link rel="modulepreload" href="${messages}" />`}`;

/**
 * Reads the built client's index.html once. `render` fills in language, title, head, public content and the state the
 * client starts from; React takes over the same root.
 */
export const loadShell = (webDir: string, siteName: string): Shell => {
  const index = readFileSync(join(webDir, 'index.html'), 'utf8');
  const messages = readMessages(webDir);
  const [beforeHead, afterHead] = splitAt(index, '<!--head-->');
  const [beforeApp, afterApp] = splitAt(afterHead, '<!--app-->');
  const [beforeState, afterState] = splitAt(afterApp, '<!--state-->');
  return {
    render: (page, { locale, path, maybeSignedIn }) => {
      const start = beforeHead
        .replace(/<html lang="[^"]*"/, `<html lang="${locale}"`)
        .replace(/<title>[^<]*<\/title>/, () => html`<title>${page.title}</title>`.safe);
      const data = page.data.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',');
      const about = JSON.stringify({ locale, path, maybeSignedIn, siteName }).slice(0, -1);
      const state = `${about},"data":{${data}}}`;
      return Buffer.from(
        [
          start,
          head(page, siteName, messages[locale]).safe,
          beforeApp,
          page.body.safe,
          beforeState,
          html`<script type="application/json" id="state">
            ${jsonForScript(state)}
          </script>`.safe,
          afterState,
        ].join(''),
      );
    },
  };
};
