import { settingsFrom, type SettingValues } from '@moja-ulica/shared/site/settings.ts';
import type { Changes } from '../../platform/changes.ts';
import type { Db } from '../../platform/db/database.ts';
import { readChangedSettings } from './queries.ts';

/** Topic under which every instance hears that a setting has changed; a trigger announces it (`drizzle/0009_site_settings.sql`). */
export const settingsTopic = 'site-settings';

/** While changes may be missing, what is older than this is read again. */
const unsureForMs = 1000;

/**
 * Settings of the site as of now, each with its default where nobody has changed it. From memory as a rule: a change is here
 * when its commit has been heard of, and where this process may be missing changes, after a second at the latest. What has to
 * be read is read through `db`: inside a transaction give it that one.
 */
export type ReadSettings = (db: Db) => Promise<SettingValues>;

interface SettingsParts<Source> {
  readonly changes: Pick<Changes, 'current' | 'onCurrent' | 'subscribe'>;
  readonly read: (db: Source) => Promise<ReadonlyMap<string, unknown>>;
  /** Milliseconds since any beginning. */
  readonly now: () => number;
}

/** Follows `changes`; reads at the first need. */
export const settingsOver = <Source>({
  changes,
  read,
  now,
}: SettingsParts<Source>): ((db: Source) => Promise<SettingValues>) => {
  let known: SettingValues | null = null;
  let readAt = now();
  /** Counts what made earlier reads doubtful: what was asked for before it is not kept. */
  let turn = 0;
  const forget = (): void => {
    known = null;
    turn += 1;
  };
  changes.onCurrent(forget);
  changes.subscribe(settingsTopic, forget);

  return async (db) => {
    if (known !== null && (changes.current() || now() - readAt < unsureForMs)) return known;
    const asked = turn;
    const askedAt = now();
    const values = settingsFrom(await read(db));
    if (asked === turn) {
      known = values;
      readAt = askedAt;
    }
    return values;
  };
};

/** The settings as this process knows them. */
export const createReadSettings = ({ changes }: { readonly changes: Changes }): ReadSettings =>
  settingsOver<Db>({
    changes,
    read: async (db) => new Map((await readChangedSettings(db)).map(({ key, value }) => [key, value])),
    now: () => performance.now(),
  });
