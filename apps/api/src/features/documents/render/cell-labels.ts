import type { MarkdownIt, Token } from 'markdown-it';

/** Attribute of a table's cell with the words at the head of its column. */
export const cellLabel = 'data-l';

/** More is no label; a document's table repeats it in each row. */
const maxLabelChars = 60;

const textOf = (inline: Token | undefined): string =>
  (inline?.children ?? [])
    .map(({ content }) => content)
    .join('')
    .slice(0, maxLabelChars);

/** Gives each cell of a table the words at the head of its column: on a phone a row becomes a card that says them. */
export const withCellLabels = (markdown: MarkdownIt): void => {
  markdown.core.ruler.push('cell_labels', ({ tokens }) => {
    let heads: string[] = [];
    let column = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type === 'thead_open') heads = [];
      if (token.type === 'th_open') heads.push(textOf(tokens[at + 1]));
      if (token.type === 'tr_open') column = 0;
      if (token.type !== 'td_open') continue;
      const head = heads[column];
      if (head) token.attrSet(cellLabel, head);
      column += 1;
    }
  });
};
