import { withHistory } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentVersionHead, TownDocument } from '@moja-ulica/shared/documents/schema.ts';
import { plainExcerpt } from '../threads/index.ts';
import type { VersionRow, Which } from './queries.ts';
import type { RenderedDocument } from './render/render-document.ts';

export const presentVersion = ({ number, publishedAt, effectiveOn, note }: VersionRow): DocumentVersionHead => ({
  number,
  publishedAt: publishedAt.toISOString(),
  effectiveOn,
  note,
});

const headOf = (version: VersionRow | null): DocumentVersionHead | null =>
  version === null ? null : presentVersion(version);

interface Shown {
  readonly which: Which;
  readonly rendered: RenderedDocument;
  readonly version: VersionRow | null;
  readonly upcoming: VersionRow | null;
}

/** A document as everybody reads it. */
export const presentDocument = ({ which, rendered, version, upcoming }: Shown): TownDocument => ({
  ...which,
  title: rendered.title,
  description: plainExcerpt(rendered.html),
  html: rendered.html,
  version: headOf(version),
  upcoming: headOf(upcoming),
  history: withHistory.includes(which.document),
  complete: rendered.problems.missing.length === 0,
});
