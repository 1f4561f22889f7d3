import { createMarkdown } from './markdown.ts';
import { createSanitizer } from './sanitize.ts';

/** Markdown to the safe HTML that is stored beside it. Pure; any text of the allowed length renders in well under 0.5 s. */
export type Render = (markdown: string) => string;

/** More cells than anybody reads; short rows are filled up to the widest, so that a few bytes can ask for very many. */
const maxTableCells = 10_000;

/** Links to `publicUrl` itself stay plain, all others are marked `nofollow ugc noopener`. */
export const createRenderer = (publicUrl: string): Render => {
  const markdown = createMarkdown();
  const withoutTables = createMarkdown().disable('table');
  const sanitize = createSanitizer(publicUrl);
  return (text) => sanitize((mostCells(text) > maxTableCells ? withoutTables : markdown).render(text)).trim();
};

/** How many cells the text could make at most, were it all one table. */
const mostCells = (text: string): number => {
  const columns = text.split('\n').map((line) => line.split('|').length - 1);
  const rows = columns.filter((count) => count > 0);
  return rows.length * rows.reduce((widest, count) => Math.max(widest, count), 0);
};
