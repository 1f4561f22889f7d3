import { factNames, isFactValue } from '@moja-ulica/shared/documents/facts.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { cleanLine } from '../../../platform/typed-text.ts';
import type { DocumentContext } from '../context.ts';
import { requireEditor } from '../guard.ts';
import { readFacts } from '../queries.ts';
import { insertFacts } from '../repo.ts';

interface ChangeFacts {
  readonly caller: Caller;
  /** Revision that the values were typed over. */
  readonly basedOn: number;
  readonly values: Readonly<Record<string, string>>;
}

const cleanFacts = (typed: ChangeFacts['values']): Record<string, string> => {
  const facts = Object.fromEntries(factNames.map((name) => [name, cleanLine(typed[name] ?? '')]));
  const wrong = factNames.filter((name) => !isFactValue(name, facts[name] ?? ''));
  if (wrong.length > 0) {
    throw new AppError('invalid_input', {
      fields: wrong.map((name) => ({ field: `values.${name}`, code: 'format', message: 'is not of its kind' })),
    });
  }
  return facts;
};

/**
 * Says what the documents tell of the town, with a row in the audit log that names what was changed. Nothing happens where
 * nothing is different.
 * @throws `forbidden`, `email_unconfirmed`, `account_suspended`, `document_changed`, `invalid_input`
 */
export const changeFacts = (context: DocumentContext, { caller, basedOn, values }: ChangeFacts): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const userId = await requireEditor(context, tx, caller);
    const facts = cleanFacts(values);
    const before = await readFacts(tx);
    if (before.revision !== basedOn) throw new AppError('document_changed');
    const changed = factNames.filter((name) => (before.facts[name] ?? '') !== facts[name]);
    if (changed.length === 0) return;
    if (!(await insertFacts(tx, { revision: basedOn + 1, facts, authorId: userId, changedAt: now }))) {
      throw new AppError('document_changed');
    }
    await context.writeAudit(tx, {
      actorId: userId,
      placeId: null,
      action: 'document.facts',
      subject: 'document:facts',
      details: {
        before: Object.fromEntries(changed.map((name) => [name, before.facts[name] ?? ''])),
        after: Object.fromEntries(changed.map((name) => [name, facts[name] ?? ''])),
      },
      createdAt: now,
    });
  });
