import { randomUUID } from 'node:crypto';
import { idempotencyKeyHeader } from '@moja-ulica/shared/http.ts';
import { pageOfPost, threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Someone, Subjects } from './subjects.ts';

/** One thing that people do, as a request. */
export interface Step {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
  /** Rows that its answer shows at most; 20 and one more where it does not say. */
  readonly page?: number;
  /** Rows of a growing table that one of its statements may look at; 200 where it does not say. */
  readonly touched?: number;
}

type Sign = (caller: Someone) => string;

const api = '/api/v1';

/** Twenty posts, and twenty that these reply to: of so many people at most, the thread's author beside them. */
const onePage = { touched: 41 };

/** Where two filters leave few, putting these in order may be less than following an index past all the others. */
const narrowed = { page: 200, touched: 2_000 };

interface Asking {
  readonly as?: Someone;
  readonly page?: number;
  readonly touched?: number;
}

/** What a page of 20 reads, to know whether there are more. */
export const usualPage = 21;

/** Makes steps for people who are signed in by `sign`. */
const stepsFor = (sign: Sign, origin: string) => {
  const headersOf = (someone: Someone | undefined): Record<string, string> => ({
    origin,
    ...(someone === undefined ? {} : { authorization: `Bearer ${sign(someone)}` }),
  });
  return {
    get: (name: string, url: string, { as: someone, ...limits }: Asking = {}): Step => ({
      name,
      method: 'GET',
      url,
      headers: headersOf(someone),
      ...limits,
    }),
    write: (name: string, method: Step['method'], url: string, someone: Someone, body?: object): Step => ({
      name,
      method,
      url,
      headers: {
        ...headersOf(someone),
        [idempotencyKeyHeader]: randomUUID(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    }),
  };
};

/** What administration lists, each filter at its beginning and, where there can be many, far down. */
const administrationSteps = (
  { place, places, deep, admin, moderator, judge, liaison, writer }: Subjects,
  get: ReturnType<typeof stepsFor>['get'],
): Step[] => {
  const people = `${api}/admin/people`;
  const audit = `${api}/audit`;
  // A log may be long of one person or place; few have all that is asked for, who are put in order.
  const both = (name: string, url: string, cursor: string, asking: Asking): Step[] => [
    get(name, url, asking),
    get(`${name}, far down`, `${url}${url.includes('?') ? '&' : '?'}cursor=${cursor}`, asking),
  ];
  const as = admin;
  // A log that is short yet may be put in order.
  const short = { page: 200 };
  return [
    ...both('people', people, deep.people, { as }),
    // As many as begin so, of one name.
    get('people by name', `${people}?search=${writer}`, { as, ...narrowed }),
    get('people by address', `${people}?search=${encodeURIComponent('nobody@przyklad.example')}`, { as }),
    // All who have a duty are few.
    ...['admin', 'moderator', 'animator', 'liaison', 'any'].map((role) =>
      get(`people, role=${role}`, `${people}?role=${role}`, { as, ...narrowed }),
    ),
    get('people, moderators of an estate', `${people}?role=moderator&place=${place.slug}`, { as, ...narrowed }),
    get('people of an institution', `${people}?institution=${liaison.institution}`, { as, ...narrowed }),
    get('person', `${people}/${admin.userId}`, { as }),
    ...both('audit log', audit, deep.audit, { as, ...short }),
    ...[`action=${judge.action}`, `place=${place.slug}`, `by=${judge.handle}`, `about=${judge.handle}`].flatMap(
      (filter) =>
        both(`audit log, ${filter.split('=', 1).join('')}`, `${audit}?${filter}`, deep.audit, { as, ...short }),
    ),
    get('audit log of a time', `${audit}?from=${judge.from}&to=${judge.to}`, { as, ...short }),
    get('audit log by two filters', `${audit}?place=${place.slug}&action=${judge.action}`, { as, ...narrowed }),
    ...both('audit log of a moderator', audit, deep.audit, { as: moderator, page: places * usualPage }),
    get('invitations of staff', `${api}/admin/invitations`, { as }),
    get('requests to join', `${api}/places/${place.slug}/join-requests`, { as: moderator }),
    get('stairwell codes', `${api}/places/${place.slug}/stairwell-codes`, { as }),
    // Half a year of one place, and of all.
    get('statistics', `${api}/admin/statistics?place=${place.slug}`, { as, page: 27, touched: 200 }),
    get('statistics of all', `${api}/admin/statistics`, { as, page: 27 * places, touched: 27 * places }),
    // With all the places that they serve.
    get('institutions to manage', `${api}/admin/institutions`, { as, page: 200 }),
    get('settings', `${api}/admin/settings`, { as }),
  ];
};

const pages = ({ posts }: Subjects['thread']): number => pageOfPost(posts, threadLimits.postsPerPage);

/** Every list with its sorts and filters at its beginning and far down, and every page. */
export const readingSteps = (subjects: Subjects, sign: Sign, origin: string): Step[] => {
  const { get } = stepsFor(sign, origin);
  const { place, thread, deep, resident, moderator, liaison, admin, writer, openCase } = subjects;
  // A page of each place, of which the first make the page that is shown.
  const page = subjects.places * usualPage;
  const forum = `${api}/places/${place.slug}/threads`;
  const inThread = `${api}/threads/${thread.id}`;
  const last = pages(thread);
  const middle = Math.ceil(last / 2);
  // One filter has its index; of two, one has.
  const filters = [
    `topic=${place.topic}`,
    ...['discussion', 'matter', 'event', 'recommendation', 'story'].map((kind) => `kind=${kind}`),
    ...['waiting', 'in_progress', 'resolved', 'declined'].map((state) => `state=${state}`),
    'show=answered',
    'show=unanswered',
    `topic=${place.topic}&kind=story`,
    `topic=${place.topic}&state=waiting`,
    'kind=matter&show=answered',
    'state=declined&show=answered',
    'kind=matter&show=unanswered',
    `topic=${place.topic}&kind=matter&show=unanswered`,
  ];
  const lists = (['activity', 'newest'] as const).flatMap((sort) =>
    ['', ...filters].flatMap((filter) => {
      const query = [`sort=${sort}`, ...(filter === '' ? [] : [filter])].join('&');
      const limits = filter.includes('&') ? narrowed : {};
      return [
        get(`forum, ${query}`, `${forum}?${query}`, limits),
        get(`forum, ${query}, far down`, `${forum}?${query}&cursor=${deep[sort]}`, limits),
      ];
    }),
  );
  return [
    ...lists,
    get('feed of a guest', `${api}/feed`, { page }),
    get('feed of a guest, far down', `${api}/feed?cursor=${deep.feed}`, { page }),
    get('feed of a member', `${api}/feed`, { as: resident, page }),
    get('feed of a member, far down', `${api}/feed?cursor=${deep.feed}`, { as: resident, page }),
    get('thread, first page', `${inThread}/pages/1`, onePage),
    get('thread, middle page', `${inThread}/pages/${String(middle)}`, onePage),
    get('thread, last page', `${inThread}/pages/${String(last)}`, onePage),
    ...[resident, moderator].map((as) => get('overlay', `${inThread}/pages/${String(middle)}/mine`, { as })),
    get('changes, a few', `${inThread}/changes?since=${String(thread.version - 10)}`),
    get('changes, too many', `${inThread}/changes?since=0`, { page: threadLimits.maxChanges + 1 }),
    get('read positions', `${api}/read-positions?threads=${thread.id}`, { as: resident }),
    get('source of a post', `${inThread}/posts/${String(thread.posts)}/source`),
    // What somebody wrote is counted off the index, entry by entry: nobody lives to write so much that it takes long.
    get('profile', `${api}/people/${writer}`, { touched: 20_000 }),
    get('posts of a person', `${api}/people/${writer}/posts`),
    get('posts of a person, far down', `${api}/people/${writer}/posts?cursor=${deep.person}`),
    get('bell', `${api}/notifications`, { as: resident }),
    // The person's own unread ones.
    get('bell, count', `${api}/notifications/unread`, { as: resident, touched: 1_000 }),
    get('cases, open', `${api}/moderation/cases`, { as: moderator, page }),
    get('cases, decided', `${api}/moderation/cases?state=decided`, { as: moderator, page }),
    get('cases, decided, far down', `${api}/moderation/cases?state=decided&cursor=${deep.decided}`, {
      as: moderator,
      page,
    }),
    get('cases of an administrator', `${api}/moderation/cases?state=decided`, { as: admin, page }),
    get('case', `${api}/moderation/cases/${openCase}`, { as: admin }),
    get('matters that wait', `${api}/matters/awaiting`, { as: liaison }),
    get('matters answered', `${api}/matters/awaiting?show=answered`, { as: liaison }),
    get('matters answered, far down', `${api}/matters/awaiting?show=answered&cursor=${deep.matters}`, { as: liaison }),
    ...administrationSteps(subjects, get),
    get('answers of an institution', `${api}/institutions/${liaison.institution}/answers`),
    get(
      'answers of an institution, far down',
      `${api}/institutions/${liaison.institution}/answers?cursor=${deep.answers}`,
    ),
    get('institution as first HTML', `/instytucje/${liaison.institution}`),
    get('organisations', `${api}/organisations`),
    get('organisations of a person', `${api}/me/organisations`, { as: resident }),
    get('invitation of a neighbour', `${api}/places/${place.slug}/invitation`, { as: resident }),
    get('requests of a person', `${api}/join-requests`, { as: resident }),
    get('photos', `${api}/photos?people=${writer}`, { as: resident }),
    get('estates', `${api}/places`),
    get('estates of a member', `${api}/places`, { as: resident }),
    get('estate', `${api}/places/${place.slug}`),
    get('institutions', `${api}/places/${place.slug}/institutions`),
    get('me', `${api}/me`, { as: resident }),
    get('start as first HTML', '/', { page }),
    get('forum as first HTML', `/o/${place.slug}`),
    get('thread as first HTML', threadAddress({ place: place.slug, id: thread.id, slug: thread.slug }, thread.posts)),
    get('sitemap', '/sitemap.xml'),
    // A file of it shows as many addresses as the protocol likes.
    get('file of the sitemap', '/sitemaps/threads-0.xml', { page: 20_000, touched: 20_000 }),
  ];
};

/** Every way to write that needs nothing written before. */
export const writingSteps = (subjects: Subjects, sign: Sign, origin: string): Step[] => {
  const { write } = stepsFor(sign, origin);
  const { place, thread, resident, moderator, liaison, post } = subjects;
  const inThread = `${api}/threads/${thread.id}`;
  const ofPost = `${api}/threads/${post.thread}/posts/${String(post.number)}`;
  const official = { institution: liaison.institution };
  return [
    write('mark as read', 'PUT', `${inThread}/read`, resident, { number: thread.posts }),
    write('reply', 'POST', `${inThread}/posts`, resident, { body: 'Też tak uważam.', replyTo: thread.posts }),
    write('official answer', 'POST', `${api}/threads/${liaison.thread}/posts`, liaison, {
      body: 'Dziękujemy.',
      official,
    }),
    write('new thread', 'POST', `${api}/places/${place.slug}/threads`, resident, {
      title: 'Nowa ławka przy przystanku',
      body: 'Kto jest za?',
      kind: 'discussion',
      topic: place.topic,
    }),
    write('report', 'POST', `${ofPost}/reports`, resident, { reason: 'insult' }),
    write('hide', 'POST', `${ofPost}/hide`, moderator, { rule: 'insult', reason: 'Obraża rozmówcę.' }),
    write('mark the bell as read', 'PUT', `${api}/notifications/read`, resident, { ids: 'all' }),
    write('change of language', 'PATCH', `${api}/me`, resident, { locale: 'en' }),
    write('join', 'PUT', `${api}/places/${place.slug}/membership`, resident, { home: true }),
  ];
};

/** What can be done to a reply that the steps before have left in the thread. */
export const changingSteps = (subjects: Subjects, sign: Sign, origin: string): Step[] => {
  const { write } = stepsFor(sign, origin);
  const { thread, resident } = subjects;
  const own = `${api}/threads/${thread.id}/posts/${String(thread.posts + 1)}`;
  return [
    write('edit', 'PATCH', own, resident, { body: 'Całkiem co innego. '.repeat(20) }),
    write('withdraw', 'DELETE', own, resident),
  ];
};
