import { documentFacts, factNames, siteValueNames, type FactName } from '@moja-ulica/shared/documents/facts.ts';
import { mailLink } from '@moja-ulica/shared/mail-link.ts';
import type { MarkdownIt, StateInline } from 'markdown-it';
import { foundIn } from './found.ts';

const known: ReadonlySet<string> = new Set<string>([...factNames, ...siteValueNames]);

const isFact = (name: string): name is FactName => Object.hasOwn(documentFacts, name);

const linkOf = (name: string, value: string): string | null => {
  if (name === 'siteUrl') return value;
  if (!isFact(name)) return null;
  if (documentFacts[name] === 'email') return mailLink(value);
  return documentFacts[name] === 'phone' ? `tel:${value.replace(/[^\d+]/g, '')}` : null;
};

const pushText = (state: StateInline, text: string): void => {
  state.push('text', '', 0).content = text;
};

/** `{{name}}`: a value is put in as text, whatever it holds, so that it can neither be Markdown nor HTML. */
const placeholder = (state: StateInline, silent: boolean): boolean => {
  const match = /^\{\{([A-Za-z]{1,40})\}\}/.exec(state.src.slice(state.pos, state.pos + 44));
  const [whole, name] = match ?? [];
  if (whole === undefined || name === undefined) return false;
  const found = foundIn(state.env);
  if (!known.has(name)) {
    found.unknown.add(name);
    return false;
  }
  if (!silent) {
    const value = found.values[name] ?? '';
    const link = value === '' ? null : linkOf(name, value);
    if (value === '') {
      found.missing.add(name);
      state.push('em_open', 'em', 1);
      pushText(state, found.notGiven);
      state.push('em_close', 'em', -1);
    } else if (link === null) pushText(state, value);
    else {
      state.push('link_open', 'a', 1).attrSet('href', link);
      pushText(state, value);
      state.push('link_close', 'a', -1);
    }
  }
  state.pos += whole.length;
  return true;
};

/** Adds `{{name}}` to the syntax. */
export const withPlaceholders = (markdown: MarkdownIt): void => {
  markdown.inline.ruler.before('emphasis', 'placeholder', placeholder);
};
