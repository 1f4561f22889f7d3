import { untold } from '@moja-ulica/shared/admin/limits.ts';
import { organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import { mayKeepOrganisation } from '@moja-ulica/shared/organisations/policy.ts';
import type { OrganisationAbout } from '@moja-ulica/shared/organisations/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { differences } from '../../estates/index.ts';
import { askAnew, lockAccount } from '../../identity/index.ts';
import type { OrganisationsContext } from '../context.ts';
import { findPerson } from '../queries.ts';
import { deleteWriter, putWriter, setAbout } from '../repo.ts';
import { cleanDescription } from '../text.ts';
import { holdOrganisation, keepOne, tieOf, type HeldOrganisation } from '../tie.ts';

interface Asked {
  readonly caller: Caller;
  /** Slug. */
  readonly organisation: string;
}

interface Kept extends HeldOrganisation {
  /** Writes down what the administrator does with an organisation that is not theirs. */
  readonly audit: (action: string, details: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** An organisation that the caller looks after. */
const kept = async (context: OrganisationsContext, tx: Tx, { caller, organisation: slug }: Asked): Promise<Kept> => {
  const { actor, userId } = await context.loadAsker(tx, caller);
  if (userId === null) throw new AppError('unauthorized');
  const held = await holdOrganisation(tx, slug);
  const tie = tieOf(held.writers, userId);
  enforce(mayKeepOrganisation(actor, tie));
  const asAdmin = !(tie.writer && tie.keeper);
  return {
    ...held,
    audit: async (action, details) => {
      if (!asAdmin) return;
      const createdAt = context.platform.clock.now();
      await context.writeAudit(tx, {
        actorId: userId,
        placeId: null,
        action,
        subject: `organisation:${slug}`,
        details,
        createdAt,
      });
    },
  };
};

type Differences = NonNullable<ReturnType<typeof differences>>;

const untoldAddress = (values: Differences['after']): Differences['after'] =>
  typeof values['contactEmail'] === 'string' ? { ...values, contactEmail: untold } : values;

/** That an address for mail has changed, but neither the old one nor the new: what is in the log nobody can take out. */
const withoutAddress = ({ before, after }: Differences): Differences => ({
  before: untoldAddress(before),
  after: untoldAddress(after),
});

/**
 * Says what an organisation is. Throws `organisation_not_found`, `not_organisation_keeper`, `invalid_input`,
 * `email_unconfirmed`, `account_suspended`.
 */
export const updateOrganisation = (
  context: OrganisationsContext,
  { body, ...asked }: Asked & { readonly body: OrganisationAbout },
): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { organisation, audit } = await kept(context, tx, asked);
    const about = { ...body, description: cleanDescription(body.description) };
    const { description, contactUrl, contactEmail } = organisation;
    const changed = differences({ description, contactUrl, contactEmail }, about);
    if (changed === null) return;
    await setAbout(tx, organisation.id, about);
    // The log keeps nobody's address.
    await audit('organisation.update', withoutAddress(changed));
  });

/**
 * Asks a person to write, or changes whether they are a keeper. Throws as above, `person_not_found`,
 * `organisation_needs_keeper`, `organisation_full`.
 */
export const inviteWriter = (
  context: OrganisationsContext,
  { handle, keeper, ...asked }: Asked & { readonly handle: string; readonly keeper: boolean },
): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { organisation, writers, audit } = await kept(context, tx, asked);
    const person = await findPerson(tx, handle);
    if (person === null) throw new AppError('person_not_found');
    await lockAccount(tx, person.id, 'person_not_found');
    if (!keeper) keepOne(writers, person.id);
    const known = writers.find(({ key }) => key === person.id);
    if (known?.keeper === keeper) return;
    if (known === undefined && writers.length >= limits.maxWriters) throw new AppError('organisation_full');
    const askedAt = context.platform.clock.now();
    await putWriter(tx, { organisationId: organisation.id, userId: person.id, keeper, askedAt });
    if (known === undefined) await context.tellAsked(tx, { user: person, organisation });
    await audit('organisation.writer', { handle, keeper });
  });

/**
 * Ends that a person writes, on every device at once. Repeatable. Announces `session`. Throws as above,
 * `person_not_found`, `organisation_needs_keeper`.
 */
export const removeWriter = (
  context: OrganisationsContext,
  { handle, ...asked }: Asked & { readonly handle: string },
): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { organisation, writers, audit } = await kept(context, tx, asked);
    const person = await findPerson(tx, handle);
    if (person === null) throw new AppError('person_not_found');
    if (!writers.some(({ key }) => key === person.id)) return;
    keepOne(writers, person.id);
    await deleteWriter(tx, organisation.id, person.id);
    if (tieOf(writers, person.id).writer) await askAnew(context.platform, tx, person.publicId);
    await context.untellAsked(tx, { user: person, organisation: organisation.slug });
    await audit('organisation.writer_removed', { handle });
  });
