import { Type } from 'typebox';
import { Closed, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { statisticsLimits as limits } from './limits.ts';
import { statisticsPaths as paths } from './paths.ts';
import { WeeklyStatistics } from './schema.ts';

export const statisticsRoutes = {
  weekly: defineRoute({
    ...paths.weekly,
    tag: 'statistics',
    access: 'account',
    summary: 'Active people, posts, new threads and answered ones, by place and week',
    description:
      'Newest week first. Active: wrote a post in the place that week, or belongs to it and was signed in. Answered: opening posts of the week that somebody else replied to within 7 days. Counted once an hour; numbers under 5 are not told.',
    query: Closed({
      place: Type.Optional(Slug),
      weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.maxWeeks, default: limits.weeks })),
    }),
    responses: { 200: WeeklyStatistics },
    errors: ['forbidden', 'email_unconfirmed', 'account_suspended', 'place_not_found'],
  }),
} as const;
