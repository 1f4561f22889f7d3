import { withHistory } from '@moja-ulica/shared/documents/documents.ts';
import { documentLimits } from '@moja-ulica/shared/documents/limits.ts';
import type { DocumentPublication } from '@moja-ulica/shared/documents/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { cleanLine, cleanLines, requireShown } from '../../../platform/typed-text.ts';
import type { DocumentContext } from '../context.ts';
import { requireEditor } from '../guard.ts';
import { newestNumber, readToday, type Which } from '../queries.ts';
import { splitTitle } from '../render/render-document.ts';
import { insertVersion } from '../repo.ts';

interface PublishDocument extends Omit<DocumentPublication, 'locale'> {
  readonly caller: Caller;
  readonly which: Which;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

const refuse = (field: string, code: string, message: string): never => {
  throw new AppError('invalid_input', { fields: [{ field, code, message }] });
};

const cleanText = (typed: string): string => {
  const body = cleanLines(typed);
  requireShown('body', body, documentLimits.minBodyChars);
  if (splitTitle(body).title === '') refuse('body', 'no_title', 'must begin with a line "# Title"');
  return `${body}\n`;
};

const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day;

/**
 * Publishes a new version of a document with a row in the audit log. It was written over version `basedOn`: when that is no
 * longer the newest, nothing is published.
 * @throws `forbidden`, `email_unconfirmed`, `account_suspended`, `document_changed`, `invalid_input`
 */
export const publishDocument = (context: DocumentContext, input: PublishDocument): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const { which } = input;
    // Only what binds people is worth telling everybody.
    const announced = input.announce && withHistory.includes(which.document);
    const userId = await requireEditor(context, tx, input.caller);
    const make = async (): Promise<bigint> => {
      const body = cleanText(input.body);
      const note = cleanLine(input.note);
      if (!isDay(input.effectiveOn)) refuse('effectiveOn', 'no_day', 'must be a day of the calendar');
      const today = await readToday(tx, now);
      // Nothing holds before it is published.
      const effectiveOn = input.effectiveOn < today ? today : input.effectiveOn;
      if ((await newestNumber(tx, which)) !== input.basedOn) throw new AppError('document_changed');
      const number = input.basedOn + 1;
      const id = await insertVersion(tx, {
        ...which,
        number,
        body,
        note,
        effectiveOn,
        announced,
        authorId: userId,
        publishedAt: now,
      });
      if (id === null) throw new AppError('document_changed');
      await context.writeAudit(tx, {
        actorId: userId,
        placeId: null,
        action: 'document.publish',
        subject: `document:${which.document}`,
        details: { locale: which.locale, number, effectiveOn, announced, note },
        createdAt: now,
      });
      return id;
    };
    const { idempotencyKey: key, fingerprint } = input;
    await rememberResult(tx, { userId, key, operation: 'publishDocument', fingerprint, now }, make);
  });
