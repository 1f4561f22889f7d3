import type { Institution, ManagedInstitution, TownInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { Db } from '../../platform/db/database.ts';
import {
  liaisonsOf,
  placesServedBy,
  readInstitution,
  readInstitutions,
  type InstitutionRecord,
} from './queries-manage.ts';

const byName = new Intl.Collator('pl');

/** An institution with what belongs to it, for whoever may see it. */
const withAll = async (db: Db, rows: readonly InstitutionRecord[]) => {
  const keys = rows.map(({ id }) => id);
  if (keys.length === 0) return [];
  const [served, voices] = [await placesServedBy(db, keys), await liaisonsOf(db, keys)];
  return rows.map((row) => ({
    row,
    places: served
      .filter(({ institution }) => institution === row.id)
      .map(({ slug, kind, name }) => ({ slug, kind, name })),
    liaisons: voices
      .filter(({ institution }) => institution === row.id)
      .flatMap(({ handle, displayName, unit, suspendedUntil }) =>
        handle === null || displayName === null ? [] : [{ handle, displayName, unit, suspendedUntil }],
      )
      .toSorted((one, other) => byName.compare(one.displayName, other.displayName)),
  }));
};

/** What is told of who speaks for one. */
const spokesperson = ({
  handle,
  displayName,
  unit,
}: Institution['liaisons'][number]): Institution['liaisons'][number] => ({ handle, displayName, unit });

type Named = Pick<InstitutionRecord, 'kind' | 'name'>;

/** Councils first, then departments, each by name. */
const byKindAndName = (one: Named, other: Named): number => {
  if (one.kind !== other.kind) return one.kind === 'estate_council' ? -1 : 1;
  return byName.compare(one.name.pl, other.name.pl);
};

/** As an administrator sees them, in order. */
export const presentManaged = async (db: Db, rows: readonly InstitutionRecord[]): Promise<ManagedInstitution[]> =>
  (await withAll(db, rows))
    .map(({ row: { slug, kind, name, description, promiseDays }, places, liaisons }) => ({
      slug,
      kind,
      name,
      description,
      promiseDays,
      places: places.map((place) => place.slug),
      liaisons: liaisons.map(spokesperson),
    }))
    .toSorted(byKindAndName);

/** As everybody sees one: without a promise where nobody could keep it. */
const presentPublic = (
  { row, places, liaisons }: Awaited<ReturnType<typeof withAll>>[number],
  now: Date,
): Institution => {
  const { slug, kind, name, description, promiseDays } = row;
  const active = liaisons.filter(({ suspendedUntil }) => suspendedUntil === null || suspendedUntil <= now);
  return {
    slug,
    kind,
    name,
    description,
    promiseDays: active.length === 0 ? null : promiseDays,
    places,
    liaisons: active.map(spokesperson),
  };
};

/** As its public page shows it. Throws `not_found`. */
export const institutionPage = async (db: Db, wanted: string, now: Date): Promise<Institution> => {
  const found = await readInstitution(db, wanted);
  const [shown] = found === null ? [] : await withAll(db, [found]);
  if (shown === undefined) throw new AppError('not_found');
  return presentPublic(shown, now);
};

/** All of them as the public list shows them, in order. */
export const townInstitutions = async (db: Db, now: Date): Promise<TownInstitution[]> =>
  (await withAll(db, await readInstitutions(db)))
    .map((one) => presentPublic(one, now))
    .map(({ slug, kind, name, description, promiseDays, places }) => ({
      slug,
      kind,
      name,
      description,
      promiseDays,
      places,
    }))
    .toSorted(byKindAndName);
