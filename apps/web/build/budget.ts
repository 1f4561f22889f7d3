import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** What must arrive before a page of the client can be used, at most. */
const maxScriptKb = 170;

const isPage = ({ facadeModuleId }: Chunk): boolean => /\/pages\/[\w-]+\.tsx$/.test(facadeModuleId ?? '');

const isSourceMessages = ({ facadeModuleId }: Chunk): boolean =>
  facadeModuleId?.endsWith('virtual:messages/pl') === true;

/** Fails a build whose heaviest page needs more script than a phone on a slow network should wait for. */
export const budget = (): Plugin => ({
  name: 'budget',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = new Map<string, Chunk>();
    for (const output of Object.values(bundle)) if (output.type === 'chunk') chunks.set(output.fileName, output);
    const sizes = new Map([...chunks].map(([name, { code }]) => [name, gzipSync(code).length]));

    const withImports = (roots: readonly string[]): ReadonlySet<string> => {
      const needed = new Set<string>();
      const visit = (name: string): void => {
        if (needed.has(name)) return;
        needed.add(name);
        for (const imported of chunks.get(name)?.imports ?? []) visit(imported);
      };
      for (const root of roots) visit(root);
      return needed;
    };

    const always = [...chunks.values()].filter((chunk) => chunk.isEntry || isSourceMessages(chunk));
    const pages = [...chunks.values()].filter(isPage).map((page) => {
      const needed = withImports([...always, page].map(({ fileName }) => fileName));
      const bytes = [...needed].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      return { name: page.fileName, kb: bytes / 1024 };
    });
    const heaviest = pages.toSorted((one, other) => other.kb - one.kb)[0];
    if (heaviest === undefined) return;
    const words = `${heaviest.name} needs ${heaviest.kb.toFixed(1)} kB of script (gzip); at most ${maxScriptKb} are allowed`;
    if (heaviest.kb > maxScriptKb) this.error(words);
    this.info(words);
  },
});
