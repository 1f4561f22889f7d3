import type { Institution, ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { Db } from '../../platform/db/database.ts';
import { liaisonsOf, placesServedBy, readInstitution, type InstitutionRecord } from './queries-manage.ts';

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

/** As an administrator sees them: councils first, then departments, each by name. */
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
    .toSorted((one, other) =>
      one.kind === other.kind ? byName.compare(one.name.pl, other.name.pl) : one.kind === 'estate_council' ? -1 : 1,
    );

/** As its public page shows it: without a promise where nobody could keep it. Throws `not_found`. */
export const institutionPage = async (db: Db, wanted: string, now: Date): Promise<Institution> => {
  const found = await readInstitution(db, wanted);
  const [shown] = found === null ? [] : await withAll(db, [found]);
  if (shown === undefined) throw new AppError('not_found');
  const { row, places, liaisons } = shown;
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
