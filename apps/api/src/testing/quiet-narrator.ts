import type { Narrator } from '../platform/log/console.ts';

/** Keeps what is said instead of printing it. */
export const createQuietNarrator = (): Narrator & { readonly lines: readonly string[] } => {
  const lines: string[] = [];
  return {
    lines,
    say: (line) => void lines.push(line),
    step: (what, work) => {
      lines.push(what);
      return work();
    },
    complain: (line) => void lines.push(line),
  };
};
