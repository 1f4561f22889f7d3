import { mayJoinOrganisation } from '@moja-ulica/shared/organisations/policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { askAnew } from '../../identity/index.ts';
import type { OrganisationsContext } from '../context.ts';
import { acceptWriter, deleteWriter } from '../repo.ts';
import { holdOrganisation, keepOne, tieOf } from '../tie.ts';

interface Asked {
  readonly caller: Caller;
  /** Slug. */
  readonly organisation: string;
}

/**
 * Says yes to writing for an organisation. Repeatable. Announces `session`. Throws `unauthorized`, `session_ended`,
 * `organisation_not_found` (also for whoever was not asked), `email_unconfirmed`, `account_suspended`.
 */
export const joinOrganisation = (
  { platform, loadAsker, untellAsked }: OrganisationsContext,
  { caller, organisation: slug }: Asked,
): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await loadAsker(tx, caller);
    if (actor.kind === 'guest' || userId === null) throw new AppError('unauthorized');
    const { organisation, writers } = await holdOrganisation(tx, slug);
    const own = writers.find(({ key }) => key === userId);
    enforce(mayJoinOrganisation(actor, own !== undefined));
    if (own?.accepted === false) {
      await acceptWriter(tx, organisation.id, userId, platform.clock.now());
      await askAnew(platform, tx, actor.id);
    }
    await untellAsked(tx, { user: { id: userId, publicId: actor.id }, organisation: slug });
  });

/**
 * Writes for it no longer, or says no; in any state of the account. Repeatable. Announces `session`. Throws `unauthorized`,
 * `session_ended`, `organisation_not_found`, `organisation_needs_keeper`.
 */
export const leaveOrganisation = (
  { platform, loadAsker, untellAsked }: OrganisationsContext,
  { caller, organisation: slug }: Asked,
): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await loadAsker(tx, caller);
    if (actor.kind === 'guest' || userId === null) throw new AppError('unauthorized');
    const { organisation, writers } = await holdOrganisation(tx, slug);
    keepOne(writers, userId);
    await deleteWriter(tx, organisation.id, userId);
    if (tieOf(writers, userId).writer) await askAnew(platform, tx, actor.id);
    await untellAsked(tx, { user: { id: userId, publicId: actor.id }, organisation: slug });
  });
