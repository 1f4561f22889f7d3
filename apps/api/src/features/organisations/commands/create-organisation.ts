import type { NewOrganisation, OrganisationSummary } from '@moja-ulica/shared/organisations/schema.ts';
import { organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import { mayCreateOrganisation } from '@moja-ulica/shared/organisations/policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { cleanLine, requireShown } from '../../../platform/typed-text.ts';
import { cleanDescription } from '../text.ts';
import { readPlace } from '../../estates/index.ts';
import { lockAccount } from '../../identity/index.ts';
import type { OrganisationsContext } from '../context.ts';
import { summariesOf } from '../presenter.ts';
import { findPerson, readOrganisations } from '../queries.ts';
import { insertOrganisation, putWriter } from '../repo.ts';

interface CreateOrganisation {
  readonly caller: Caller;
  readonly body: NewOrganisation;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Makes an organisation and asks its first keeper, once for an `Idempotency-Key`. Writes the audit log. Throws `unauthorized`,
 * `forbidden`, `organisation_exists`, `place_not_found`, `person_not_found`, `email_unconfirmed`, `account_suspended`,
 * `idempotency_key_reused`.
 */
export const createOrganisation = (
  context: OrganisationsContext,
  { caller, body, idempotencyKey: key, fingerprint }: CreateOrganisation,
): Promise<OrganisationSummary> =>
  context.platform.db.transaction(async (tx) => {
    const { actor, userId } = await context.loadAsker(tx, caller);
    enforce(mayCreateOrganisation(actor));
    if (userId === null) throw new AppError('unauthorized');
    const now = context.platform.clock.now();
    const request = { userId, key, operation: 'createOrganisation', fingerprint, now };
    const { resultId } = await rememberResult(tx, request, () => make(context, tx, { body, actorId: userId, now }));
    const row = (await readOrganisations(tx)).find(({ id }) => id === resultId);
    const [made] = row === undefined ? [] : await summariesOf(tx, actor, [row]);
    if (made === undefined) throw new AppError('organisation_not_found');
    return made;
  });

const make = async (
  { writeAudit, tellAsked }: OrganisationsContext,
  tx: Tx,
  { body, actorId, now }: { readonly body: NewOrganisation; readonly actorId: bigint; readonly now: Date },
): Promise<bigint> => {
  const { slug, kind, description, contactUrl, contactEmail } = body;
  const placeIds: bigint[] = [];
  for (const place of body.places) {
    const found = await readPlace(tx, place);
    if (found === null) throw new AppError('place_not_found');
    placeIds.push(found.id);
  }
  const keeper = await findPerson(tx, body.keeper);
  if (keeper === null) throw new AppError('person_not_found');
  const name = cleanLine(body.name);
  requireShown('name', name, limits.minNameChars);
  const row = {
    slug,
    kind,
    name,
    description: cleanDescription(description),
    contactUrl,
    contactEmail,
    createdAt: now,
  };
  const id = await insertOrganisation(tx, row, placeIds);
  if (id === null) throw new AppError('organisation_exists');
  await lockAccount(tx, keeper.id, 'person_not_found');
  await putWriter(tx, { organisationId: id, userId: keeper.id, keeper: true, askedAt: now });
  await tellAsked(tx, { user: keeper, organisation: { slug, name } });
  await writeAudit(tx, {
    actorId,
    placeId: null,
    action: 'organisation.create',
    subject: `organisation:${slug}`,
    details: { kind, places: body.places, keeper: body.keeper },
    createdAt: now,
  });
  return id;
};
