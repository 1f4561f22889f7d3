import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import type { OrganisationsPorts } from './context.ts';
import { implementOrganisations } from './routes.ts';

export { organisationsData } from './own-data.ts';
export { organisationInvariants } from './queries-invariants.ts';
export { organisationForWriting } from './voice.ts';

/** NGOs, clubs and schools: who they are, and who writes for them. */
export const organisationsFeature = (platform: Platform, ports: OrganisationsPorts) => ({
  routes: (http: Http): void => implementOrganisations(http, { ...ports, platform }),
});
