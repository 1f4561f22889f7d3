import { withHistory } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentNotice, DocumentVersionHead, TownDocument } from '@moja-ulica/shared/documents/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import type { DocumentContext } from './context.ts';
import { inForceOn } from './in-force.ts';
import { presentDocument, presentVersion } from './presenter.ts';
import { readNotices, readToday, readVersions, type VersionRow, type Which } from './queries.ts';
import { readValues } from './read-values.ts';

/** Everything here is read anew each time, so that every instance shows a change as soon as it is there. */
const show = async (
  context: DocumentContext,
  which: Which,
  { version, upcoming }: { readonly version: VersionRow | null; readonly upcoming: VersionRow | null },
): Promise<TownDocument> => {
  const values = await readValues(context, context.platform.db);
  const body = version?.body ?? context.defaults(which.document, which.locale);
  return presentDocument({ which, rendered: context.render({ ...which, body, values }), version, upcoming });
};

/** A document as it is in force today. */
export const readDocument = async (context: DocumentContext, which: Which): Promise<TownDocument> => {
  const { db, clock } = context.platform;
  const { current, upcoming } = inForceOn(await readVersions(db, which), await readToday(db, clock.now()));
  return show(context, which, { version: current, upcoming });
};

/** Throws `document_version_not_found` for documents whose earlier texts are nobody's business. */
const requireHistory = ({ document }: Which): void => {
  if (!withHistory.includes(document)) throw new AppError('document_version_not_found');
};

/** One published version. Throws `document_version_not_found`. */
export const readDocumentVersion = async (
  context: DocumentContext,
  which: Which,
  number: number,
): Promise<TownDocument> => {
  requireHistory(which);
  const version = (await readVersions(context.platform.db, which)).find((one) => one.number === number);
  if (version === undefined) throw new AppError('document_version_not_found');
  return show(context, which, { version, upcoming: null });
};

/** Published versions, newest first. Throws `document_version_not_found`. */
export const listDocumentVersions = async (
  { platform }: DocumentContext,
  which: Which,
): Promise<DocumentVersionHead[]> => {
  requireHistory(which);
  return (await readVersions(platform.db, which)).map(presentVersion);
};

/** What was announced since the asker has an account. Throws `session_ended`. */
export const listNotices = async (
  { platform, loadAsker }: DocumentContext,
  caller: Caller,
  locale: Which['locale'],
): Promise<DocumentNotice[]> => {
  const { userId } = await loadAsker(platform.db, caller);
  if (userId === null) throw new AppError('unauthorized');
  return readNotices(platform.db, userId, locale);
};
