import { mayAdminister } from '@moja-ulica/shared/admin/policy.ts';
import type { QueryOf } from '@moja-ulica/shared/http.ts';
import { statisticsLimits as limits } from '@moja-ulica/shared/statistics/limits.ts';
import { statisticsRoutes } from '@moja-ulica/shared/statistics/routes.ts';
import type { WeeklyStatistics } from '@moja-ulica/shared/statistics/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import { readPlace } from '../estates/index.ts';
import type { LoadAsker } from '../identity/index.ts';
import { readWeeks } from './queries.ts';
import { countWeeks } from './repo.ts';

export { statisticsInvariants } from './queries-invariants.ts';
export { countWeeks } from './repo.ts';

const everySeconds = 3600;
const dayMs = 86_400_000;

interface StatisticsContext {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
}

const shown = (count: number): number | null => (count < limits.smallestShown ? null : count);

/**
 * What was counted last, of one place or of all; small numbers are not told. Reads the kept weeks only.
 * @throws `unauthorized`, `forbidden`, `email_unconfirmed`, `account_suspended`, `place_not_found`
 */
const readStatistics = async (
  { platform: { db, clock }, loadAsker }: StatisticsContext,
  caller: Caller,
  { place, weeks = limits.weeks }: QueryOf<typeof statisticsRoutes.weekly>,
): Promise<WeeklyStatistics> => {
  enforce(mayAdminister((await loadAsker(db, caller)).actor));
  if (place !== undefined && (await readPlace(db, place)) === null) throw new AppError('place_not_found');
  const after = new Date(clock.now().getTime() - weeks * 7 * dayMs).toISOString().slice(0, 10);
  const rows = await readWeeks(db, { place, after });
  // What is not final was counted each time; the week that goes on is always among it.
  const counted = rows.flatMap(({ week }) => (week.final ? [] : [week.countedAt.getTime()]));
  return {
    countedAt: counted.length === 0 ? null : new Date(Math.max(...counted)).toISOString(),
    weeks: rows.map(({ place: slug, week }) => ({
      place: slug,
      monday: week.monday,
      activePeople: shown(week.activePeople),
      posts: shown(week.posts),
      newThreads: shown(week.newThreads),
      answered: shown(week.answered),
      final: week.final,
    })),
  };
};

/** How lively the places are, week by week: counted once an hour for all instances, shown to the administrator. */
export const statisticsFeature = (context: StatisticsContext) => {
  const { platform } = context;
  const count = (): Promise<void> => platform.db.transaction((tx) => countWeeks(tx, platform.clock.now()));
  platform.jobs.repeat('statistics.weeks', everySeconds, count);
  return {
    routes: ({ implement }: Http): void =>
      implement(statisticsRoutes.weekly, async ({ caller, query, send }) =>
        send(200, await readStatistics(context, caller, query)),
      ),
  };
};
