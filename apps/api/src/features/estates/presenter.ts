import type { Place, PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceDetails, PlaceRow } from './queries.ts';

/** What policies ask about a place. */
export const factsOf = ({ slug, kind, visibility, joining }: PlaceRow): PlaceFacts => ({
  slug,
  kind,
  visibility,
  joining,
});

/** A place in a list. Who may not read it learns nothing of what goes on inside. */
export const presentSummary = (row: PlaceRow, readable: boolean): PlaceSummary => ({
  slug: row.slug,
  kind: row.kind,
  name: row.name,
  locative: row.locative,
  description: row.description,
  accent: row.accent,
  emblem: row.emblem,
  visibility: row.visibility,
  joining: row.joining,
  memberCount: readable ? row.memberCount : 0,
  threadCount: readable ? row.threadCount : 0,
  lastActivityAt: readable ? (row.lastActivityAt?.toISOString() ?? null) : null,
});

/** A place's page, for someone who may read it. */
export const presentPlace = (row: PlaceRow, details: PlaceDetails): Place => ({
  ...presentSummary(row, true),
  timeZone: row.timeZone,
  topics: details.topics.map(({ slug, name }) => ({ slug, name })),
  streets: details.streets.map(({ slug, name }) => ({ slug, name })),
  moderators: details.moderators.map(({ handle, displayName }) => ({ handle, displayName })),
});

const byName = new Intl.Collator('pl', { numeric: true });

/** The city first, then the estates in the order that the town gave them; new ones by name. */
export const inOrder = (rows: readonly PlaceRow[]): PlaceRow[] =>
  rows.toSorted((one, other) => {
    if (one.kind !== other.kind) return one.kind === 'city' ? -1 : 1;
    return one.position - other.position || byName.compare(one.name, other.name);
  });
