import { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { readMatters, type MatterContext } from './read-matters.ts';

export { matterInvariants } from './queries-invariants.ts';

/** Matters in their first form: what waits for an institution's answer. Their states and rules come later. */
export const mattersFeature = (context: MatterContext) => ({
  routes: ({ implement }: Http): void =>
    implement(matterRoutes.awaitingAnswer, async ({ send, caller, query }) =>
      send(200, await readMatters(context, { caller, query })),
    ),
});
