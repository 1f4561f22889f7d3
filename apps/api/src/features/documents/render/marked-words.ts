import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';
import { isDocumentId, sectionId } from './ids.ts';
import { foundIn } from './found.ts';

/** Longer runs of words need no id. */
const maxWordsChars = 2_000;

/** Where the brace closes that is open at `start`; -1 where it does not. */
const closingBrace = (text: string, start: number, end: number): number => {
  let depth = 0;
  for (let at = start; at < Math.min(end, start + maxWordsChars); at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
};

/** `{#a11y-status words}`: words with an id that the law asks for. An id is given once; another time it is only words. */
const markedWords = (state: StateInline, silent: boolean): boolean => {
  const id = /^\{#([a-z0-9-]{1,60}) /.exec(state.src.slice(state.pos, state.pos + 64))?.[1];
  if (id === undefined || !isDocumentId(id)) return false;
  const end = closingBrace(state.src, state.pos, state.posMax);
  if (end === -1) return false;
  if (!silent) {
    const { ids } = foundIn(state.env);
    const { posMax } = state;
    const open = state.push('span_open', 'span', 1);
    if (!ids.has(id)) open.attrSet('id', id);
    ids.add(id);
    state.pos += id.length + 3;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('span_close', 'span', -1);
    state.posMax = posMax;
  }
  state.pos = end + 1;
  return true;
};

const ending = /\s*\{#([a-z0-9-]{1,60})\}\s*$/;

const wordsOf = (inline: Token): string =>
  (inline.children ?? [])
    .flatMap(({ type, content }) => (type === 'text' || type === 'code_inline' ? [content] : []))
    .join('');

/** Every heading gets an id: the one at its end, `## Kontakt {#a11y-kontakt}`, else one made of its words. */
const headingIds = ({ tokens, env }: StateCore): void => {
  const { ids } = foundIn(env);
  for (const [at, heading] of tokens.entries()) {
    const inline = tokens[at + 1];
    if (heading.type !== 'heading_open' || inline === undefined) continue;
    const last = inline.children?.at(-1);
    const given = last?.type === 'text' ? ending.exec(last.content)?.[1] : undefined;
    if (last !== undefined && given !== undefined) last.content = last.content.replace(ending, '');
    const id = given !== undefined && isDocumentId(given) ? given : sectionId(wordsOf(inline));
    if (id === '' || ids.has(id)) continue;
    heading.attrSet('id', id);
    ids.add(id);
  }
};

/** Adds ids to the syntax: `{#id words}`, and `{#id}` at the end of a heading. */
export const withIds = (markdown: MarkdownIt): void => {
  markdown.inline.ruler.before('emphasis', 'marked_words', markedWords);
  markdown.core.ruler.after('inline', 'heading_ids', headingIds);
};
