import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { asAdministrator } from '../managing.ts';
import { inOrder, presentSummary } from '../presenter.ts';
import { readPlaces } from '../queries.ts';
import { lockPlaces, updatePlace } from '../repo-manage.ts';
import { isOrderOf } from '../written.ts';

/**
 * Puts the estates in this order; the city stays first.
 * @throws `order_outdated` unless each estate is named once; `forbidden`, `email_unconfirmed`, `account_suspended`
 */
export const orderPlaces = (
  context: EstatesContext,
  { caller, order }: { readonly caller: Caller; readonly order: readonly string[] },
): Promise<PlaceSummary[]> =>
  asAdministrator(context, caller, async (at) => {
    const estates = inOrder(await lockPlaces(at.tx)).filter(({ kind }) => kind === 'estate');
    const before = estates.map(({ slug }) => slug);
    if (!isOrderOf(order, before)) throw new AppError('order_outdated');
    const moved = estates.filter(({ slug, position }) => position !== order.indexOf(slug) + 1);
    for (const { id, slug } of moved) await updatePlace(at.tx, id, { position: order.indexOf(slug) + 1 });
    if (moved.length > 0) {
      const details = { before, after: order };
      await at.audit({ place: null, action: 'place.order', subject: 'site:places', details });
    }
    return inOrder(await readPlaces(at.tx)).map((place) => presentSummary(place, true));
  });
