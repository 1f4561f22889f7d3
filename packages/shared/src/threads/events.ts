import { Type, type Static } from 'typebox';
import { Closed, PublicId, Slug } from '../common.ts';
import { Post, ThreadHead, ThreadSummary } from './schema.ts';

/** A post was published, or changed (edited, withdrawn, counted), or hidden or restored. Always one object. */
export const PostEvent = Closed({ thread: ThreadHead, post: Post });

/** A thread appeared in a forum or its head changed. */
export const ThreadEvent = Closed({ thread: ThreadSummary });

/** Something that changed a thread, as it travels from the committing instance to all (NOTIFY payload, < 8 kB). */
export const ThreadChange = Closed({
  kind: Type.Union([
    Type.Literal('post.created'),
    Type.Literal('post.updated'),
    Type.Literal('post.hidden'),
    Type.Literal('thread.created'),
    Type.Literal('thread.updated'),
  ]),
  thread: PublicId,
  place: Slug,
  version: Type.Integer(),
  number: Type.Optional(Type.Integer()),
});

export type PostEvent = Static<typeof PostEvent>;
export type ThreadEvent = Static<typeof ThreadEvent>;
export type ThreadChange = Static<typeof ThreadChange>;
