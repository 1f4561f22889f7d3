import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import { institutionPage } from './present-manage.ts';
import { slugsOfInstitutions } from './queries-manage.ts';
import { implementInstitutions, type InstitutionsContext } from './routes.ts';

export { createDescribeMe, createLoadActors, createLoadAsker, createLockAsker } from './asker.ts';
export { createDirectory, directoryTopic, type Directory, type Names } from './directory.ts';
export type { ListedPlace, PersonName } from './names.ts';
export { institutionForOfficialAnswer, institutionServing, type InstitutionRow } from './queries.ts';
export { institutionsData } from './own-data.ts';
export { findInstitution } from './repo-liaisons.ts';
export { rolesOfPerson } from './roles-of-person.ts';
export { emptyTownFile, ownTownFile, readTownFile, TownFileError } from './seed/read-town-file.ts';
export type { TownFile } from './seed/schema.ts';
export { setVoice } from './speak-for.ts';
export { seedTown } from './seed/seed-town.ts';

/** Institutions, who speaks for them, and (because all three are read at once) who asks and what they may do. */
export const institutionsFeature = (platform: Platform, ports: InstitutionsContext['ports']) => ({
  routes: (http: Http): void => implementInstitutions(http, { platform, ports }),
  /** An institution as the API answers it, and the addresses of all, for the first HTML. */
  institutionPage: (slug: string) => institutionPage(platform.db, slug, platform.clock.now()),
  institutionSlugs: () => slugsOfInstitutions(platform.db),
});
