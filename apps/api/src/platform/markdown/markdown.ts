import MarkdownIt, { type MarkdownIt as Markdown, type StateCore, type Token } from 'markdown-it';

/** Level of a post's topmost heading: h1 is the thread's title, h2 its sections, h3 is left for the post itself. */
const topHeadingOfPost = 4;

/** As much of an address as is looked at when it begins with www. */
const maxAddressChars = 2_000;

/**
 * The project's Markdown: CommonMark without HTML and without reference links, with tables, strikethrough, links found in
 * text and line breaks kept as typed. Images become links: nothing is loaded from elsewhere. The highest heading of a text
 * becomes one of `topHeadingLevel`.
 */
export const createMarkdown = ({ topHeadingLevel = topHeadingOfPost, breaks = true } = {}): Markdown => {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks, maxNesting: 50 });
  // One long address cited by thousands of short references would make a small text a huge page.
  markdown.disable('reference');
  // "Zrobione.To prawda" is no address; what begins with www. or a scheme is.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  markdown.linkify.add('www.', {
    validate: (text, position, self) => {
      const address = `https://www.${text.slice(position, position + maxAddressChars)}`;
      return Math.max(0, self.testSchemaAt(address, 'https:', 'https:'.length) - '//www.'.length);
    },
    normalize: (match) => {
      match.url = `https://${match.url}`;
    },
  });
  markdown.core.ruler.push('images_as_links', (state) => {
    for (const token of state.tokens) if (token.children) token.children = withoutImages(state, token.children);
  });
  markdown.core.ruler.push('headings_down', ({ tokens }) => shiftHeadings(tokens, topHeadingLevel));
  markdown.core.ruler.push('alignment_as_class', ({ tokens }) => tokens.forEach(classifyAlignment));
  return markdown;
};

/** An image is shown as a link that says what it would show; inside a link only its words stay. */
const withoutImages = (state: StateCore, tokens: readonly Token[]): Token[] => {
  let linkDepth = 0;
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') linkDepth += 1;
    if (token.type === 'link_close') linkDepth -= 1;
    return token.type === 'image' ? imageAsLink(state, token, linkDepth > 0) : [token];
  });
};

const imageAsLink = (state: StateCore, image: Token, insideLink: boolean): Token[] => {
  const source = String(image.attrGet('src') ?? '');
  const text = new state.Token('text', '', 0);
  text.content = image.content.trim() || source;
  if (insideLink || source === '') return [text];
  const open = new state.Token('link_open', 'a', 1);
  open.attrSet('href', source);
  return [open, text, new state.Token('link_close', 'a', -1)];
};

/** The highest heading becomes one of the top level, the next one below it and so on, so that no level is skipped. */
const shiftHeadings = (tokens: readonly Token[], topHeadingLevel: number): void => {
  const headings = tokens.filter((token) => token.type === 'heading_open' || token.type === 'heading_close');
  const ranks = [...new Set(headings.map((token) => token.tag))].toSorted();
  for (const token of headings) token.tag = `h${Math.min(6, topHeadingLevel + ranks.indexOf(token.tag))}`;
};

/** The policy on styles forbids `style=`: alignment of table cells travels as a class. */
const classifyAlignment = (token: Token): void => {
  const style = token.attrGet('style');
  if (typeof style !== 'string') return;
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
  const side = /^text-align:(left|center|right)$/.exec(style)?.[1];
  if (side !== undefined) token.attrSet('class', `align-${side}`);
};
