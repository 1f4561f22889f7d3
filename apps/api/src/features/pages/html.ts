import { escapeHtml } from '../../platform/mail/safe-text.ts';

/** HTML that is safe to send: made by `html` from escaped parts, or vouched for by `trusted`. */
export interface Html {
  readonly safe: string;
}

type Part = string | number | null | undefined | Html | readonly Html[];

const isHtml = (part: object): part is Html => 'safe' in part;

const write = (part: Part): string => {
  if (part === null || part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return isHtml(part) ? part.safe : part.map(({ safe }) => safe).join('');
};

/** Template of HTML: every value is escaped unless it is `Html` itself. Values belong in text and in quoted attributes. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  safe: strings.reduce((text, string, at) => text + write(parts[at - 1]) + string),
});

/** Vouches for HTML made elsewhere: the stored, sanitised rendering of a post, and nothing else. */
export const trusted = (safe: string): Html => ({ safe });

/** JSON for a `<script type="application/json">`: nothing in it can end the element. */
export const jsonForScript = (json: string): Html => ({
  safe: json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'),
});
