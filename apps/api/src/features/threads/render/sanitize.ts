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

/**
 * Second wall behind the Markdown renderer: whatever it made, only these tags and attributes leave. No ids, styles,
 * images or event handlers; addresses are http, https, mailto or paths of this site.
 */
export const createSanitizer = (publicUrl: string): ((html: string) => string) => {
  const ownOrigin = new URL(publicUrl).origin;
  const options: sanitizeHtml.IOptions = {
    allowedTags: [...tags, ...tableTags],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'], pre: ['tabindex'], table: ['tabindex'] },
    allowedClasses: { th: alignments, td: alignments },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      a: (tagName, { href }) => ({ tagName, attribs: href === undefined ? {} : linkAttributes(href, ownOrigin) }),
      // What scrolls sideways must be reachable by keyboard.
      pre: (tagName) => ({ tagName, attribs: { tabindex: '0' } }),
      table: (tagName) => ({ tagName, attribs: { tabindex: '0' } }),
    },
  };
  return (html) => sanitizeHtml(html, options);
};

const away = /^(?:https?:\/\/|mailto:)/i;
const ownPath = /^(?:\/(?!\/)|#)/;

const linkAttributes = (href: string, ownOrigin: string): Record<string, string> => {
  // Browsers read a backslash as a slash and skip control characters: such addresses are never meant well. An address
  // relative to the page would lead elsewhere from each page.
  if (/[\\\p{Cc}]/u.test(href) || !(away.test(href) || ownPath.test(href))) return {};
  const isOwn = ownPath.test(href) || (URL.canParse(href) && new URL(href).origin === ownOrigin);
  return isOwn ? { href } : { href, rel: 'nofollow ugc noopener' };
};
