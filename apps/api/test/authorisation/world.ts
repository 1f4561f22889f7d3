import type { TestApp, TestInstitution, TestPlace, TestPost, TestThread, TestUser } from '../../src/testing/index.ts';
import { hidePostNow } from './hide-post-now.ts';

/** Everybody whose rights differ, in the order of the table's columns. */
export const everybody = [
  'guest',
  'unconfirmed',
  'outsider',
  'otherResident',
  'resident',
  'animator',
  'moderator',
  'otherModerator',
  'liaison',
  'otherLiaison',
  'admin',
  'suspended',
] as const;

export type Who = (typeof everybody)[number];

export interface World {
  readonly app: TestApp;
  /** A public estate, an estate for its members only, the city, and another estate. */
  readonly open: TestPlace;
  readonly closed: TestPlace;
  readonly city: TestPlace;
  readonly elsewhere: TestPlace;
  readonly institution: TestInstitution;
  /** A resident of everything whom no row is about. */
  readonly neighbour: TestUser;
  as(who: Who): TestUser | null;
  /** A thread by the neighbour. */
  thread(place: TestPlace, options?: { locked?: boolean }): Promise<TestThread>;
  /** A reply by `author` in a new thread; hidden by the moderators if asked. */
  post(
    place: TestPlace,
    author: TestUser,
    options?: { hidden?: boolean },
  ): Promise<{ thread: TestThread; post: TestPost }>;
  /** A new person of this kind, for rows that change the person. */
  fresh(who: Exclude<Who, 'guest'>): Promise<TestUser>;
}

/** A town with one person of each kind. */
export const buildWorld = async (app: TestApp): Promise<World> => {
  const { make } = app;
  const open = await make.place({ slug: 'otwarte' });
  const closed = await make.place({ slug: 'zamkniete', visibility: 'members' });
  const city = await make.place({ slug: 'miasto', kind: 'city' });
  const elsewhere = await make.place({ slug: 'gdzie-indziej' });
  const institution = await make.institution({ slug: 'rada', places: [open.slug, closed.slug, city.slug] });
  const otherInstitution = await make.institution({ slug: 'inna-rada', places: [elsewhere.slug] });
  const both = (roles: readonly ('resident' | 'animator' | 'moderator')[]) => ({
    [open.slug]: roles,
    [closed.slug]: roles,
  });

  const kinds: Record<Exclude<Who, 'guest'>, Parameters<typeof make.user>[0]> = {
    unconfirmed: { confirmed: false },
    outsider: {},
    otherResident: { memberships: { [elsewhere.slug]: ['resident'] } },
    resident: { memberships: both(['resident']) },
    animator: { memberships: both(['animator']) },
    moderator: { memberships: { ...both(['moderator']), [city.slug]: ['moderator'] } },
    otherModerator: { memberships: { [elsewhere.slug]: ['moderator'] } },
    liaison: { liaisonFor: [institution.slug] },
    otherLiaison: { liaisonFor: [otherInstitution.slug] },
    admin: { admin: true },
    suspended: { suspended: true, memberships: both(['resident']) },
  };
  const fresh = (who: Exclude<Who, 'guest'>): Promise<TestUser> => make.user(kinds[who]);

  const people = new Map<Who, TestUser>();
  for (const who of everybody) if (who !== 'guest') people.set(who, await fresh(who));
  const neighbour = await make.user({
    memberships: { ...both(['resident']), [elsewhere.slug]: ['resident'] },
  });

  const thread = (place: TestPlace, options: { locked?: boolean } = {}) =>
    make.thread({ place: place.slug, author: neighbour, ...options });

  return {
    app,
    open,
    closed,
    city,
    elsewhere,
    institution,
    neighbour,
    as: (who) => (who === 'guest' ? null : (people.get(who) ?? null)),
    thread,
    post: async (place, author, { hidden = false } = {}) => {
      const opened = await thread(place);
      const post = await make.reply({ thread: opened, author });
      if (hidden) await hidePostNow(app, post.id);
      return { thread: opened, post };
    },
    fresh,
  };
};
