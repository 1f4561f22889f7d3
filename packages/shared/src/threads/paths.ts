export const threadPaths = {
  listThreads: { method: 'GET', path: '/api/v1/places/:place/threads' },
  feed: { method: 'GET', path: '/api/v1/feed' },
  createThread: { method: 'POST', path: '/api/v1/places/:place/threads' },
  threadPage: { method: 'GET', path: '/api/v1/threads/:thread/pages/:page' },
  updateThread: { method: 'PATCH', path: '/api/v1/threads/:thread' },
  overlay: { method: 'GET', path: '/api/v1/threads/:thread/pages/:page/mine' },
  readPositions: { method: 'GET', path: '/api/v1/read-positions' },
  changes: { method: 'GET', path: '/api/v1/threads/:thread/changes' },
  markRead: { method: 'PUT', path: '/api/v1/threads/:thread/read' },
  createReply: { method: 'POST', path: '/api/v1/threads/:thread/posts' },
  postSource: { method: 'GET', path: '/api/v1/threads/:thread/posts/:number/source' },
  editPost: { method: 'PATCH', path: '/api/v1/threads/:thread/posts/:number' },
  withdrawPost: { method: 'DELETE', path: '/api/v1/threads/:thread/posts/:number' },
  preview: { method: 'POST', path: '/api/v1/preview' },
  introduction: { method: 'GET', path: '/api/v1/places/:place/introduction' },
  chooseIntroduction: { method: 'PUT', path: '/api/v1/places/:place/introduction' },
  dropIntroduction: { method: 'DELETE', path: '/api/v1/places/:place/introduction' },
  personPosts: { method: 'GET', path: '/api/v1/people/:handle/posts' },
  institutionAnswers: { method: 'GET', path: '/api/v1/institutions/:institution/answers' },
} as const;

/** Address of a thread in the client; `number` opens it at a post. */
export const threadAddress = (thread: { place: string; id: string; slug: string }, number?: number): string =>
  `/o/${thread.place}/w/${thread.id}/${thread.slug}${number === undefined || number <= 1 ? '' : `/${number}`}`;

/**
 * Address of a post as another one cites it: without the words of the title, which may change or be hidden. It leads to the same
 * place.
 */
export const citedAddress = ({ place, id }: { place: string; id: string }, number: number): string =>
  threadAddress({ place, id, slug: '-' }, number);

/** Page that holds a post number; pages are fixed runs of `perPage`. */
export const pageOfPost = (number: number, perPage: number): number => Math.max(1, Math.ceil(number / perPage));
