import sanitizeHtml from 'sanitize-html';

const tags = [
  'h4',
  'h5',
  'h6',
  'p',
  'br',
  'hr',
  'em',
  'strong',
  's',
  'a',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
];
const tableTags = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];
const alignments = ['align-left', 'align-center', 'align-right'];

/** What a text of the site itself may have beside what a post may. */
export interface Further {
  readonly tags: readonly string[];
  /** Tags that may have an `id`; the caller sees to it that an id is none of the page's own. */
  readonly withId: readonly string[];
  /** Attributes that cells of tables may have. */
  readonly ofCells: readonly string[];
  readonly schemes: readonly string[];
}

/**
 * Second wall behind the Markdown renderer: whatever it made, only these tags and attributes leave. No styles, images or
 * event handlers, and no ids but where `further` says so; addresses are http, https, mailto or paths of this site.
 */
export const createSanitizer = (
  publicUrl: string,
  further: Further = { tags: [], withId: [], ofCells: [], schemes: [] },
): ((html: string) => string) => {
  const ownOrigin = new URL(publicUrl).origin;
  const away = new RegExp(`^(?:https?://|mailto:${further.schemes.map((scheme) => `|${scheme}:`).join('')})`, 'i');
  const options: sanitizeHtml.IOptions = {
    allowedTags: [...tags, ...tableTags, ...further.tags],
    allowedAttributes: {
      ...Object.fromEntries(further.withId.map((tag) => [tag, ['id']])),
      a: ['href', 'rel'],
      ol: ['start'],
      pre: ['tabindex'],
      table: ['tabindex'],
      td: [...further.ofCells],
    },
    allowedClasses: { th: alignments, td: alignments },
    allowedSchemes: ['http', 'https', 'mailto', ...further.schemes],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      a: (tagName, { href }) => ({
        tagName,
        attribs: href === undefined ? {} : linkAttributes(href, { ownOrigin, away }),
      }),
      // What scrolls sideways must be reachable by keyboard.
      pre: (tagName) => ({ tagName, attribs: { tabindex: '0' } }),
      table: (tagName) => ({ tagName, attribs: { tabindex: '0' } }),
    },
  };
  return (html) => sanitizeHtml(html, options);
};

const ownPath = /^(?:\/(?!\/)|#)/;

interface Origins {
  readonly ownOrigin: string;
  /** How an address begins that leads out of the site. */
  readonly away: RegExp;
}

const linkAttributes = (href: string, { ownOrigin, away }: Origins): Record<string, string> => {
  // Browsers read a backslash as a slash and skip control characters: such addresses are never meant well. An address
  // relative to the page would lead elsewhere from each page.
  if (/[\\\p{Cc}]/u.test(href) || !(away.test(href) || ownPath.test(href))) return {};
  const isOwn = ownPath.test(href) || (URL.canParse(href) && new URL(href).origin === ownOrigin);
  return isOwn ? { href } : { href, rel: 'nofollow ugc noopener' };
};
