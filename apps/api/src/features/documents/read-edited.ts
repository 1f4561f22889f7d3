import { documentLocales, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import { factNames } from '@moja-ulica/shared/documents/facts.ts';
import type {
  DocumentPreview,
  DocumentState,
  EditedDocument,
  EditedDocuments,
} from '@moja-ulica/shared/documents/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { DocumentContext } from './context.ts';
import { requireEditor } from './guard.ts';
import { inForceOn } from './in-force.ts';
import { presentVersion } from './presenter.ts';
import { readFacts, readToday, readVersions, readVersionsWithAuthors, type Which } from './queries.ts';
import { readValues } from './read-values.ts';

/** All documents with what is missing in each, for the administrator. Throws what `requireEditor` throws. */
export const readEditedDocuments = async (context: DocumentContext, caller: Caller): Promise<EditedDocuments> => {
  const { db, clock } = context.platform;
  await requireEditor(context, db, caller);
  const values = await readValues(context, db);
  const today = await readToday(db, clock.now());
  const { revision, facts } = await readFacts(db);
  const items: DocumentState[] = [];
  for (const document of documentNames) {
    for (const locale of documentLocales) {
      const which: Which = { document, locale };
      const { current } = inForceOn(await readVersions(db, which), today);
      const body = current?.body ?? context.defaults(document, locale);
      const { title, problems } = context.render({ ...which, body, values });
      items.push({ ...which, title, version: current === null ? null : presentVersion(current), problems });
    }
  }
  return {
    items,
    facts: { revision, values: Object.fromEntries(factNames.map((name) => [name, facts[name] ?? ''])) },
  };
};

/** One document with its Markdown and its history. Throws what `requireEditor` throws. */
export const readEditedDocument = async (
  context: DocumentContext,
  caller: Caller,
  which: Which,
): Promise<EditedDocument> => {
  const { db } = context.platform;
  await requireEditor(context, db, caller);
  const rows = await readVersionsWithAuthors(db, which);
  const defaultBody = context.defaults(which.document, which.locale);
  const newest = rows[0]?.version;
  const body = newest?.body ?? defaultBody;
  const { problems } = context.render({ ...which, body, values: await readValues(context, db) });
  return {
    ...which,
    body,
    defaultBody,
    number: newest?.number ?? 0,
    versions: rows.map(({ version, author }) => ({
      ...presentVersion(version),
      announced: version.announced,
      author,
      body: version.body,
    })),
    problems,
  };
};

/** What a text would look like. Throws what `requireEditor` throws. */
export const previewDocument = async (
  context: DocumentContext,
  caller: Caller,
  text: Which & { readonly body: string },
): Promise<DocumentPreview> => {
  const { db } = context.platform;
  await requireEditor(context, db, caller);
  return context.render({ ...text, values: await readValues(context, db) });
};
