import { factNames, type SiteValueName } from '@moja-ulica/shared/documents/facts.ts';
import type { Db } from '../../platform/db/database.ts';
import type { DocumentContext } from './context.ts';
import { readFacts } from './queries.ts';
import type { Values } from './render/found.ts';

/** What the placeholders of all documents stand for now. */
export const readValues = async ({ platform, settings }: DocumentContext, db: Db): Promise<Values> => {
  const { publicUrl, siteName } = platform.config;
  const set = await settings(db);
  const { facts } = await readFacts(db);
  const site: Record<SiteValueName, string> = {
    siteName,
    siteUrl: publicUrl,
    minimumAge: String(set.minimumAge),
    sessionDays: String(set.sessionDays),
    staffSessionDays: String(set.staffSessionDays),
    deletionDays: String(set.deletionThinkingDays),
    urgentHours: String(set.urgentCaseHours),
    caseDays: String(set.caseDays),
  };
  return { ...Object.fromEntries(factNames.map((name) => [name, facts[name] ?? ''])), ...site };
};
