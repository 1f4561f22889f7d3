import type { Row } from '../row.ts';
import { fanOut } from './fan-out.ts';
import { forumList } from './forum-list.ts';
import { metricsCost } from './metrics.ts';
import { reply } from './reply.ts';
import { start } from './start.ts';
import { threadHtml } from './thread-html.ts';
import { threadPageCold, threadPageUnchanged, threadPageWarm } from './thread-page.ts';
import { threadSignedIn } from './thread-signed-in.ts';

/** Everything that is measured, in the order of the table: what only reads first. */
export const rows: readonly Row[] = [
  threadPageWarm,
  threadPageCold,
  threadPageUnchanged,
  threadHtml,
  threadSignedIn,
  forumList,
  start,
  fanOut,
  reply,
];

/** What is measured only when it is named: too fine for a machine that is not quiet. */
export const namedRows: readonly Row[] = [metricsCost];
