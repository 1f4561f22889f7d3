import { mayAdminister } from '@moja-ulica/shared/admin/policy.ts';
import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { RouteContract } from '@moja-ulica/shared/http.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import { fingerprintOf, rememberResult } from '../../platform/http/idempotency.ts';
import type { Platform } from '../../platform/platform.ts';
import type { EstatesContext, EstatesPorts } from './context.ts';
import { presentPlace } from './presenter.ts';
import { readPlace, readPlaceDetails, type PlaceRow } from './queries.ts';
import { lockPlace } from './repo-manage.ts';

/** What administering needs, here and in features above. */
export interface ManagingContext {
  readonly platform: Pick<Platform, 'db' | 'clock'>;
  readonly ports: Pick<EstatesPorts, 'lockAsker' | 'writeAudit'>;
}

/** An administrator at work, inside one transaction. */
export interface Managing {
  readonly tx: Tx;
  /** Inside key of the administrator. */
  readonly userId: bigint;
  readonly now: Date;
  /** Writes down what is done; `place` is where its moderators may read of it. */
  readonly audit: (entry: {
    readonly place: bigint | null;
    readonly action: string;
    readonly subject: string;
    readonly details: Readonly<Record<string, unknown>>;
  }) => Promise<void>;
}

/** The same, at a place that nobody else changes meanwhile. */
export interface ManagingPlace extends Managing {
  readonly place: PlaceRow;
  /** Writes down what is done in it. */
  readonly record: (action: string, subject: string, details: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** What a repeated request is known by. */
export interface Repeatable {
  readonly idempotencyKey: string;
  readonly params: unknown;
  readonly body: unknown;
}

/**
 * Does something in one transaction as an administrator in good standing.
 * @throws `unauthorized`, `session_ended`, `account_suspended`, `email_unconfirmed`, `forbidden`
 */
export const asAdministrator = <T>(
  { platform, ports }: ManagingContext,
  caller: Caller,
  act: (at: Managing) => Promise<T>,
): Promise<T> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.lockAsker(tx, caller);
    enforce(mayAdminister(actor));
    const now = platform.clock.now();
    return act({
      tx,
      userId,
      now,
      audit: ({ place, ...entry }) =>
        ports.writeAudit(tx, { actorId: userId, placeId: place, createdAt: now, ...entry }),
    });
  });

/** The place as its page shows it. */
export const placeNow = async (tx: Tx, slug: string): Promise<Place> => {
  const row = await readPlace(tx, slug);
  if (row === null) throw new AppError('place_not_found');
  return presentPlace(row, await readPlaceDetails(tx, row.id));
};

/**
 * Changes one place as an administrator, and gives it as it is then. Of two at once the second finds what the first has done.
 * @throws `place_not_found`, and what `asAdministrator` throws
 */
export const managePlace = (
  context: EstatesContext,
  { caller, place: slug }: { readonly caller: Caller; readonly place: string },
  act: (at: ManagingPlace) => Promise<void>,
): Promise<Place> =>
  asAdministrator(context, caller, async (at) => {
    const place = await lockPlace(at.tx, slug);
    if (place === null) throw new AppError('place_not_found');
    const record: ManagingPlace['record'] = (action, subject, details) =>
      at.audit({ place: place.id, action, subject, details });
    await act({ ...at, place, record });
    return placeNow(at.tx, slug);
  });

/** Makes something once for the request's `Idempotency-Key`; a repetition makes nothing more. */
export const once = async (
  { tx, userId, now }: Managing,
  route: Pick<RouteContract, 'method' | 'path'>,
  { idempotencyKey, params, body }: Repeatable,
  make: () => Promise<bigint>,
): Promise<void> => {
  const fingerprint = fingerprintOf(route, { params, body });
  const operation = `${route.method} ${route.path}`;
  await rememberResult(tx, { userId, key: idempotencyKey, operation, fingerprint, now }, make);
};
