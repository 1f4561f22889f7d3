import { factNames } from '@moja-ulica/shared/documents/facts.ts';
import type { RowSource } from '../../platform/db/reader.ts';

/** What the documents say of the town; an empty text is not known. */
export const readFactRows = async (source: RowSource): Promise<Record<string, string>> => {
  const [row] = await source.rows('select facts::text as facts from document_facts order by revision desc limit 1');
  const kept: unknown = row === undefined ? {} : JSON.parse(String(row['facts']));
  const facts = new Map(typeof kept === 'object' && kept !== null ? Object.entries(kept) : []);
  return Object.fromEntries(factNames.map((name) => [name, String(facts.get(name) ?? '')]));
};

/** Markdown in force by `<document> <locale>`; a document that is missing has its default. */
export const readTextRows = async (source: RowSource, now: Date): Promise<ReadonlyMap<string, string>> => {
  const rows = await source.rows(
    `select distinct on (document, locale) document || ' ' || locale as which, body from document_versions
      where effective_on <= $1::timestamptz::date order by document, locale, number desc`,
    [now],
  );
  return new Map(rows.map(({ which, body }) => [String(which), String(body)]));
};
