import { Type, type Static } from 'typebox';
import { Closed, Nullable, Slug, Timestamp } from '../common.ts';

const Count = Nullable(Type.Integer({ minimum: 5, description: 'Null: fewer than 5' }));

/** What went on in a place in an ISO week of its own time zone. */
export const WeekOfPlace = Closed({
  place: Slug,
  monday: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'First day of the week' }),
  activePeople: Count,
  posts: Count,
  newThreads: Count,
  answered: Count,
  final: Type.Boolean({ description: 'False while the week, or the time for answers, has not passed' }),
});

export const WeeklyStatistics = Closed({
  countedAt: Nullable(Timestamp),
  weeks: Type.Array(WeekOfPlace),
});

export type WeekOfPlace = Static<typeof WeekOfPlace>;
export type WeeklyStatistics = Static<typeof WeeklyStatistics>;
