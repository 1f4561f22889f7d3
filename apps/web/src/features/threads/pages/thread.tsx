import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { pageOfPost } from '@moja-ulica/shared/threads/paths.ts';
import { useParams } from '@tanstack/react-router';
import type { Prefetch } from '../../../lib/page.ts';
import { ThreadScreen } from '../components/thread-screen.tsx';
import { threadPageQuery } from '../queries.ts';

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

export const prefetch: Prefetch = async (client, { params: { id, n } }) => {
  if (id === undefined) return;
  await client.prefetchQuery(threadPageQuery(id, pageOfPost(numberOf(n) ?? 1, threadLimits.postsPerPage)));
};

/** A thread, opened at the post of the address or where the reader stopped. */
export const Page = () => {
  const { id, place, n } = useParams({ strict: false });
  if (id === undefined || place === undefined) return null;
  return <ThreadScreen key={id} id={id} place={place} target={numberOf(n)} />;
};
