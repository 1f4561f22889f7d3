import { defaultSettings } from '@moja-ulica/shared/site/settings.ts';
import { dueAfter } from '../../apps/api/src/features/moderation/index.ts';
import type { Case, Decision } from './cases.ts';
import { line, type Filling } from './copy.ts';
import { at, ruleOf } from './posts.ts';
import type { World } from './world.ts';

type Decided = Case & { readonly decision: Decision; /** Key of the case. */ readonly key: number };

const actionOf = ({ state }: Case): 'hide' | 'keep' => (state === 'hidden' ? 'hide' : 'keep');
/** Only a hidden post broke a rule. */
const brokenRule = ({ state, post }: Case): string | null => (state === 'hidden' ? ruleOf(post) : null);

const caseRows = (list: readonly Case[], { posts, town, idOf }: World): Filling => ({
  table: 'cases',
  columns: ['id', 'public_id', 'number', 'place_id', 'post_id', 'state', 'opened_at', 'due_at', 'decided_at'],
  count: list.length,
  *rows() {
    for (const [index, { post, place, state, openedAt, decision }] of list.entries()) {
      const key = index + 1;
      const postKey = at(posts.rank, post) + 1;
      const due = dueAfter(ruleOf(post), openedAt, defaultSettings);
      const placeKey = town.places[place]?.key ?? null;
      yield line([key, idOf('case', key), key, placeKey, postKey, state, openedAt, due, decision?.at ?? null]);
    }
  },
});

const reportRows = (list: readonly Case[], { posts, texts, idOf }: World): Filling => ({
  table: 'reports',
  columns: ['id', 'public_id', 'case_id', 'reporter_id', 'reason', 'note', 'body', 'created_at'],
  count: list.reduce((sum, { reporters }) => sum + reporters.length, 0),
  *rows() {
    let key = 0;
    for (const [index, { post, reporters, openedAt }] of list.entries()) {
      const body = texts.bodies[at(posts.body, post)]?.markdown ?? '';
      for (const reporter of reporters) {
        key += 1;
        yield line([key, idOf('report', key), index + 1, reporter + 1, ruleOf(post), null, body, openedAt]);
      }
    }
  },
});

const decisionRows = (list: readonly Decided[], { posts }: World): Filling => ({
  table: 'decisions',
  columns: ['id', 'public_id', 'post_id', 'case_id', 'moderator_id', 'action', 'rule', 'reason', 'decided_at'],
  count: list.length,
  *rows() {
    for (const [index, decided] of list.entries()) {
      const { publicId, moderator, reason, at: decidedAt } = decided.decision;
      const postKey = at(posts.rank, decided.post) + 1;
      const rule = brokenRule(decided);
      yield line([
        index + 1,
        publicId,
        postKey,
        decided.key,
        moderator + 1,
        actionOf(decided),
        rule,
        reason,
        decidedAt,
      ]);
    }
  },
});

const auditRows = (list: readonly Decided[], { posts, town, idOf }: World): Filling => ({
  table: 'audit_log',
  columns: ['id', 'actor_id', 'place_id', 'action', 'subject', 'details', 'created_at'],
  count: list.length,
  *rows() {
    for (const [index, decided] of list.entries()) {
      const { publicId, moderator, reason, at: decidedAt } = decided.decision;
      const subject = `post:${idOf('post', at(posts.rank, decided.post) + 1)}`;
      const details = JSON.stringify({ decision: publicId, rule: brokenRule(decided), reason });
      const placeKey = town.places[decided.place]?.key ?? null;
      yield line([index + 1, moderator + 1, placeKey, `post.${actionOf(decided)}`, subject, details, decidedAt]);
    }
  },
});

/** Cases with their reports, decisions and records, in the order in which they can be written. */
export const fillModeration = (cases: readonly Case[], world: World): Filling[] => {
  const decided = cases
    .flatMap((one, index) => (one.decision === null ? [] : [{ ...one, decision: one.decision, key: index + 1 }]))
    .toSorted((one, other) => one.decision.at.getTime() - other.decision.at.getTime());
  return [caseRows(cases, world), reportRows(cases, world), decisionRows(decided, world), auditRows(decided, world)];
};
