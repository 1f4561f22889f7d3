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

type WithAll = Awaited<ReturnType<typeof withAll>>[number];

/** Who speaks for one and may write now. */
const activeOf = ({ liaisons }: WithAll, now: Date) =>
  liaisons.filter(({ suspendedUntil }) => suspendedUntil === null || suspendedUntil <= now);

/** As everybody sees one among all: without a promise where nobody could keep it. */
const presentTown = (one: WithAll, now: Date): TownInstitution => {
  const { slug, kind, name, description, promiseDays } = one.row;
  const kept = activeOf(one, now).length > 0;
  return { slug, kind, name, description, promiseDays: kept ? promiseDays : null, places: one.places };
};

/** As its public page shows it. Throws `not_found`. */
export const institutionPage = async (db: Db, wanted: string, now: Date): Promise<Institution> => {
  const found = await readInstitution(db, wanted);
  const [shown] = found === null ? [] : await withAll(db, [found]);
  if (shown === undefined) throw new AppError('not_found');
  return { ...presentTown(shown, now), liaisons: activeOf(shown, now).map(spokesperson) };
};

/** All of them as the public list shows them, in order. */
export const townInstitutions = async (db: Db, now: Date): Promise<TownInstitution[]> =>
  (await withAll(db, await readInstitutions(db))).map((one) => presentTown(one, now)).toSorted(byKindAndName);
