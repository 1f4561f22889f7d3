import { adminFeature } from './features/admin/index.ts';
import { documentsFeature } from './features/documents/index.ts';
import { estatesFeature } from './features/estates/index.ts';
import { createGuessStairwell, identityFeature } from './features/identity/index.ts';
import {
  createDescribeMe,
  createDirectory,
  createLoadActors,
  createLoadAsker,
  createLockAsker,
  institutionsFeature,
  rolesOfPerson,
} from './features/institutions/index.ts';
import { createCountInvited, invitationsFeature } from './features/invitations/index.ts';
import { mediaFeature } from './features/media/index.ts';
import { mattersFeature } from './features/matters/index.ts';
import { hideReasons, moderationFeature, writeAudit } from './features/moderation/index.ts';
import {
  createTellJoining,
  createTellWaiting,
  createUntellWaiting,
  notificationsFeature,
  tellOrganisationAsks,
  tellPhotoRemoved,
  untellOrganisationAsks,
} from './features/notifications/index.ts';
import { privacyFeature } from './features/privacy/index.ts';
import { organisationsFeature } from './features/organisations/index.ts';
import { pagesFeature } from './features/pages/index.ts';
import { createReadSettings, siteFeature } from './features/site/index.ts';
import { statisticsFeature } from './features/statistics/index.ts';
import { countVisiblePosts, createTellAuthorChanged, threadsFeature } from './features/threads/index.ts';
import type { Http } from './platform/http/contract.ts';
import { personalData } from './personal-data.ts';
import { loadTexts } from './platform/i18n.ts';
import type { Platform } from './platform/platform.ts';
import { keptTable } from './retention.ts';

/** What starting the process asks of the features. */
export interface App {
  /** Token for the one-time link that makes the first administrator; null where there is one already. */
  issueSetupToken(): Promise<string | null>;
}

/**
 * Builds all features, from the ground up, and hangs their operations on the server. The explicit list: what is not here
 * does not run. What a lower feature needs of a higher one is handed to it here.
 */
export const buildApp = (platform: Platform, http: Http): App => {
  const { clock } = platform;
  const settings = createReadSettings(platform);
  const loadAsker = createLoadAsker(clock, settings);
  const describeMe = createDescribeMe(clock);
  const loadActors = createLoadActors(clock);
  const directory = createDirectory(platform);

  const lockAsker = createLockAsker(clock, settings);
  const site = siteFeature(platform, { settings });
  const estates = estatesFeature(platform, {
    loadAsker,
    lockAsker,
    describeMe,
    guessStairwell: createGuessStairwell(platform),
    writeAudit,
    tellJoining: createTellJoining(platform),
    tellWaiting: createTellWaiting(platform, loadActors),
    untellWaiting: createUntellWaiting(platform),
  });
  const authorChanged = createTellAuthorChanged(platform);
  const identity = identityFeature(platform, {
    authorChanged,
    settings,
    writeAudit,
    loadAsker,
    lockAsker,
    describeMe,
    homes: estates.homes,
    countInvited: createCountInvited(clock),
    rolesOfPerson,
    countVisiblePosts,
  });
  const institutions = institutionsFeature(platform, { loadAsker, lockAsker, writeAudit });
  const organisations = organisationsFeature(platform, {
    loadAsker,
    writeAudit,
    tellAsked: (tx, told) => tellOrganisationAsks(platform, tx, told),
    untellAsked: (tx, told) => untellOrganisationAsks(platform, tx, told),
  });
  const invitations = invitationsFeature(platform, { loadAsker, joinWithin: estates.joinWithin });
  const media = mediaFeature(platform, { loadAsker, callerOfCookie: identity.callerOfCookie });
  const texts = loadTexts();
  const threads = threadsFeature(platform, {
    settings,
    loadAsker,
    lockAsker,
    directory,
    screeners: [],
    hideReasons,
    writeAudit,
    texts,
  });
  const matters = mattersFeature({ platform, loadAsker, directory });
  const moderation = moderationFeature({
    platform,
    loadAsker,
    lockAsker,
    settings,
    threads,
    tellPhotoRemoved: (tx, told) => tellPhotoRemoved(platform, tx, told),
  });
  const notifications = notificationsFeature({
    platform,
    loadAsker,
    loadActors,
    describeMe,
  });

  const documents = documentsFeature({
    platform,
    loadAsker,
    settings,
    writeAudit,
    tables: { keptTable: (locale) => keptTable(texts(locale)) },
  });
  const privacy = privacyFeature(platform, { settings, loadAsker, identity, personalData: personalData(platform) });
  const admin = adminFeature({ platform, loadAsker, lockAsker, describeMe, settings, writeAudit, authorChanged });
  const statistics = statisticsFeature({ platform, loadAsker });
  const pages = pagesFeature({ platform, identity, estates, institutions, threads, documents });

  for (const feature of [
    site,
    identity,
    estates,
    organisations,
    institutions,
    invitations,
    media,
    threads,
    matters,
    moderation,
    notifications,
    statistics,
    documents,
    privacy,
    admin,
    pages,
  ]) {
    feature.routes(http);
  }
  platform.realtime.knowPeople(identity);
  return { issueSetupToken: identity.issueSetupToken };
};
