import type { VersionRow } from './queries.ts';

/** Of a document's versions, newest first: the one that holds on a day, and the one that will. */
export interface InForce<V> {
  /** Null: the text that ships with the software. */
  readonly current: V | null;
  /** Null: nothing newer is published. What a newer version has replaced before its day comes never. */
  readonly upcoming: V | null;
}

/** Finds them. `today` is a day in the city's time zone. */
export const inForceOn = <V extends Pick<VersionRow, 'effectiveOn'>>(
  versions: readonly V[],
  today: string,
): InForce<V> => {
  const [newest] = versions;
  return {
    current: versions.find(({ effectiveOn }) => effectiveOn <= today) ?? null,
    upcoming: newest !== undefined && newest.effectiveOn > today ? newest : null,
  };
};
