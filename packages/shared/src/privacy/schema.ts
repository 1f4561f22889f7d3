import { Type, type Static } from 'typebox';
import { Closed, Nullable, PublicId, Timestamp } from '../common.ts';

export const ExportState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('working'),
  Type.Literal('ready'),
  Type.Literal('failed'),
]);

/** A copy of everything that the site keeps about its owner, made or being made. */
export const DataExport = Closed({
  id: PublicId,
  state: ExportState,
  askedAt: Timestamp,
  /** Parts of the archive written so far, of how many. */
  partsDone: Type.Integer(),
  partsTotal: Type.Integer(),
  /** Entries (posts, reports, notifications …) written so far. */
  entries: Type.Integer(),
  bytes: Nullable(Type.Integer({ description: 'Of the finished ZIP' })),
  readyAt: Nullable(Timestamp),
  /** When it is removed. */
  expiresAt: Nullable(Timestamp),
});

/** `keep`: posts stay, signed "deleted account". `erase`: their text goes; numbers and answers of others stay. */
export const LeavingPosts = Type.Union([Type.Literal('keep'), Type.Literal('erase')]);

/** An account that is to end. */
export const Deletion = Closed({
  askedAt: Timestamp,
  /** From this moment on it is erased; until then it can be kept. */
  dueAt: Timestamp,
  posts: LeavingPosts,
});

export const MyData = Closed({
  export: Nullable(DataExport),
  deletion: Nullable(Deletion),
  thinkingDays: Type.Integer({ description: 'From asking for the end of an account to its erasure' }),
});

export type DataExport = Static<typeof DataExport>;
export type LeavingPosts = Static<typeof LeavingPosts>;
export type Deletion = Static<typeof Deletion>;
export type MyData = Static<typeof MyData>;
