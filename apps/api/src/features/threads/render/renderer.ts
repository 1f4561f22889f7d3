import { createMarkdown } from './markdown.ts';
import { createSanitizer } from './sanitize.ts';

/** Markdown to the safe HTML that is stored beside it. Pure; any text of the allowed length renders in well under 0.5 s. */
export type Render = (markdown: string) => string;

/** A text of 20 000 characters becomes this long only when it is made to (tables of thousands of empty cells). */
const maxHtmlChars = 300_000;

/** Links to `publicUrl` itself stay plain, all others are marked `nofollow ugc noopener`. */
export const createRenderer = (publicUrl: string): Render => {
  const markdown = createMarkdown();
  const sanitize = createSanitizer(publicUrl);
  return (text) => {
    const html = markdown.render(text);
    return html.length > maxHtmlChars ? asTyped(markdown.utils.escapeHtml(text)) : sanitize(html).trim();
  };
};

const asTyped = (escaped: string): string => `<p>${escaped.replaceAll('\n', '<br />\n')}</p>`;
