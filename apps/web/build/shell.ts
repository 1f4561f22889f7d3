import type { Plugin } from 'vite';

/** The four faces every page in a Latin script starts with; others come by unicode-range when a page needs them. */
const preloaded = /(?:brygada-1918|source-sans-3)-latin(?:-ext)?-wght-normal[^/]*\.woff2$/;

/**
 * Finishes the built index.html: preloads the first fonts under their hashed names, and writes `shell.json`, from which the
 * server learns each language's chunk so that it can preload the right one: `{ "messages": { "pl": "/assets/….js" } }`.
 */
export const shell = (): Plugin => ({
  name: 'shell',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => ({
      // On a slow line the stylesheet comes first: the server's HTML can be read without scripts and in the fallback type.
      html: html.replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"'),
      tags: Object.keys(bundle ?? {})
        .filter((name) => preloaded.test(name))
        .toSorted()
        .map((name) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `/${name}`,
            crossorigin: '',
            fetchpriority: 'low',
          },
          injectTo: 'head' as const,
        })),
    }),
  },
  generateBundle(_options, bundle) {
    const messages: Record<string, string> = {};
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      const locale = /virtual:messages\/(\w+)$/.exec(output.facadeModuleId ?? '')?.[1];
      if (locale !== undefined) messages[locale] = `/${output.fileName}`;
    }
    this.emitFile({ type: 'asset', fileName: 'shell.json', source: JSON.stringify({ messages }) });
  },
});
