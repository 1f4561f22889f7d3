import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';

/** Languages that people here read in and documents are not written in, with the words that say so. */
const unwritten: ReadonlyMap<string, { readonly lang: string; readonly words: MessageKey }> = new Map([
  ['uk', { lang: 'uk', words: 'documents.notInUkrainian' }],
  ['nb', { lang: 'nb', words: 'documents.notInNorwegian' }],
  ['no', { lang: 'nb', words: 'documents.notInNorwegian' }],
]);

/** Tells who reads in another language, in that language, in which ones the documents are. */
export const OtherLanguage = () => {
  const t = useT();
  const found = unwritten.get((navigator.languages[0] ?? '').slice(0, 2));
  return found === undefined ? null : (
    <p className="mt4" lang={found.lang}>
      {t(found.words)}
    </p>
  );
};
