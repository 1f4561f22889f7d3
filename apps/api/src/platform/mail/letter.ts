import { escapeHtml } from './safe-text.ts';

/** Paragraphs that are more than text. */
export interface Special {
  readonly code?: string;
  /** An address of this site. */
  readonly link?: string;
}

/** The same paragraphs twice: as plain text, and as HTML without styles, scripts, images or addresses of others. */
export const letterOf = (
  lang: string,
  paragraphs: readonly string[],
  { code, link }: Special,
): { text: string; html: string } => {
  const html = paragraphs.map((text) => {
    const safe = escapeHtml(text);
    if (text === link) return `<p><a href="${safe}">${safe}</a></p>`;
    return `<p>${text === code ? `<strong>${safe}</strong>` : safe}</p>`;
  });
  return {
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${escapeHtml(lang)}">\n<meta charset="utf-8">\n<body>\n${html.join('\n')}\n</body>\n</html>\n`,
  };
};
