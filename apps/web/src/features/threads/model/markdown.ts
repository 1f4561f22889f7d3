/** Text of a field with what is selected in it. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type MarkdownTool = 'bold' | 'italic' | 'link' | 'list' | 'quote';

const wrap = ({ text, start, end }: Selected, before: string, after: string): Selected => {
  const inner = text.slice(start, end);
  const outside = text.slice(start - before.length, start) === before && text.slice(end, end + after.length) === after;
  if (outside) {
    const stripped = text.slice(0, start - before.length) + inner + text.slice(end + after.length);
    return { text: stripped, start: start - before.length, end: end - before.length };
  }
  return {
    text: text.slice(0, start) + before + inner + after + text.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
};

const prefixLines = ({ text, start, end }: Selected, prefix: string): Selected => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const all = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (all ? line.slice(prefix.length) : prefix + line)).join('\n');
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
};

const link = ({ text, start, end }: Selected): Selected => {
  const inner = text.slice(start, end);
  const address = 'https://';
  if (/^https?:\/\/\S+$/.test(inner)) {
    return { text: `${text.slice(0, start)}[](${inner})${text.slice(end)}`, start: start + 1, end: start + 1 };
  }
  const at = start + inner.length + 3;
  return {
    text: `${text.slice(0, start)}[${inner}](${address})${text.slice(end)}`,
    start: at,
    end: at + address.length,
  };
};

/** Applies a button of the toolbar to the selection; pressed again it takes the marks away. */
export const applyTool = (tool: MarkdownTool, selected: Selected): Selected => {
  switch (tool) {
    case 'bold':
      return wrap(selected, '**', '**');
    case 'italic':
      return wrap(selected, '_', '_');
    case 'list':
      return prefixLines(selected, '- ');
    case 'quote':
      return prefixLines(selected, '> ');
    default:
      return link(selected);
  }
};

/** Keeps a name from being read as Markdown. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);

interface QuoteOf {
  readonly text: string;
  /** "Zofia R., nr 5" */
  readonly source: string;
  /** Address of the post in the client. */
  readonly address: string;
}

/** A quotation as Markdown, with a link to the post, and an empty line to write after it. */
export const buildQuote = ({ text, source, address }: QuoteOf): string => {
  const lines = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`));
  return `> [${escapeMarkdown(source)}](${address}):\n>\n${lines.join('\n')}\n\n`;
};

/** Adds a block to what is written already, with an empty line between. */
export const appendBlock = (text: string, block: string): string => {
  const written = text.trimEnd();
  return written === '' ? block : `${written}\n\n${block}`;
};
