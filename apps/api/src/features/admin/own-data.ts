import type { PersonalData } from '../identity/index.ts';

const byStaff = 'Who changed a setting of the site, as a key without a name; what they did is in the audit log.';

/** Settings of the site. */
export const adminData: PersonalData = {
  documents: [],
  notExported: { 'site_settings.changed_by': byStaff },
  erasers: [],
  notErased: { 'site_settings.changed_by': byStaff },
};
