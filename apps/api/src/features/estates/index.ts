import type { Caller } from '../../platform/auth/caller.ts';
import type { Http } from '../../platform/http/contract.ts';
import { loadTexts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import { createJoinWithin } from './commands/join-place.ts';
import type { EstatesPorts } from './context.ts';
import { createHomes } from './homes.ts';
import { followMemberships } from './membership-change.ts';
import { listPlaces } from './read-places.ts';
import { scheduleCleanUp } from './jobs.ts';
import { implementEstates } from './routes.ts';
import { implementJoinRequests } from './routes-requests.ts';
import { implementStairwells } from './routes-stairwells.ts';

export type { TellJoining, TellWaiting, UntellWaiting } from './context.ts';
export { estatesKept } from './kept.ts';
export type { Localized } from './tables.ts';
export { setDuties, type Duty } from './duties.ts';
export type { JoinWithin } from './commands/join-place.ts';
export { asAdministrator, once, type Managing, type ManagingContext } from './managing.ts';
export { cleanLabel, cleanText, differences } from './written.ts';
export { announceMembership } from './membership-change.ts';
export { placeTopic } from './place-change.ts';
export { factsOf as placeFactsOf } from './presenter.ts';
export { cityTimeZone, readPlace, type PlaceRow } from './queries.ts';
export { requestDeciders } from './queries-requests.ts';
export { createEstatesData } from './own-data.ts';
export { estateInvariants } from './queries-invariants.ts';
export { touchPlace } from './repo-activity.ts';
export { readablePlace } from './readable-place.ts';
export { faultsOfPlaces, repeatedSlugs } from './seed/check-places.ts';
export { PlaceSeed, SiteSeed } from './seed/schema.ts';
export { seedPlaces, type PlacesSeed } from './seed/seed-places.ts';

/** The city, its estates and who belongs where. */
export const estatesFeature = (platform: Platform, ports: EstatesPorts) => {
  followMemberships(platform.changes, platform.realtime);
  scheduleCleanUp(platform);
  const context = { platform, ports, texts: loadTexts() };
  return {
    routes: (http: Http): void => {
      implementEstates(http, context);
      implementStairwells(http, context);
      implementJoinRequests(http, context);
    },
    /** The city and its estates as the API answers them, for the first HTML. */
    listPlaces: (caller: Caller) => listPlaces(context, caller),
    /** In the transaction of a command that leads somebody to an estate: see the type. */
    joinWithin: createJoinWithin(context),
    /** What registering needs to know about estates. */
    homes: createHomes(platform.clock, ports),
  };
};
