import { Type } from 'typebox';
import { Closed, Cursor, CursorPage } from '../common.ts';
import { defineRoute } from '../http.ts';
import { ThreadSummary } from '../threads/schema.ts';
import { matterPaths as paths } from './paths.ts';

export const matterRoutes = {
  awaitingAnswer: defineRoute({
    ...paths.awaitingAnswer,
    tag: 'matters',
    access: 'account',
    summary: 'Matters that wait for my institutions, nearest deadline first',
    query: Closed({
      show: Type.Optional(
        Type.Union([Type.Literal('waiting'), Type.Literal('answered')], {
          default: 'waiting',
          description: 'waiting: open and without an official answer; answered: with one',
        }),
      ),
      cursor: Type.Optional(Cursor),
    }),
    responses: { 200: CursorPage(ThreadSummary) },
    errors: ['forbidden'],
  }),
} as const;
