import { hash } from 'node:crypto';
import { line, type Filling } from './copy.ts';
import { at } from './posts.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
const sessionDays = 60;
const signedInShare = 0.5;

/** The address of an account by its number, from 1. */
export const emailOf = (number: number): string => `osoba-${String(number)}@przyklad.example`;

const dateOf = (seconds: number): Date => new Date(seconds * 1000);

const users = ({ people, registeredAt, idOf }: World, passwordHash: string): Filling => ({
  table: 'users',
  columns: [
    'id',
    'public_id',
    'email',
    'email_confirmed_at',
    'handle',
    'display_name',
    'locale',
    'password_hash',
    'admin',
    'registered_at',
  ],
  count: people.list.length,
  *rows() {
    for (const [index, { handle, displayName, admin }] of people.list.entries()) {
      const registered = dateOf(at(registeredAt, index));
      const key = index + 1;
      yield line([
        key,
        idOf('person', key),
        emailOf(key),
        registered,
        handle,
        displayName,
        'pl',
        passwordHash,
        admin,
        registered,
      ]);
    }
  },
});

const memberships = ({ people, registeredAt, town }: World): Filling => ({
  table: 'memberships',
  columns: ['user_id', 'place_id', 'roles', 'home', 'joined_at'],
  count: people.list.reduce((sum, person) => sum + person.memberships.length, 0),
  *rows() {
    for (const [index, person] of people.list.entries()) {
      for (const [which, { place, roles }] of person.memberships.entries()) {
        const key = town.places[place]?.key ?? null;
        yield line([index + 1, key, roles, which === 0, dateOf(at(registeredAt, index))]);
      }
    }
  },
});

const liaisons = ({ people, town }: World): Filling => ({
  table: 'liaisons',
  columns: ['institution_id', 'user_id', 'unit'],
  count: people.list.filter(({ liaisonFor }) => liaisonFor !== null).length,
  *rows() {
    for (const [index, { liaisonFor }] of people.list.entries()) {
      if (liaisonFor === null) continue;
      yield line([town.institutions[liaisonFor.institution]?.key ?? null, index + 1, liaisonFor.unit]);
    }
  },
});

interface Session {
  readonly user: number;
  readonly createdAt: Date;
  /** Refresh tokens given so far, a day apart; the last one is not used yet. */
  readonly tokens: number;
}

const sessionsOf = ({ people, until, chanceFor }: World): Session[] => {
  const random = chanceFor('sessions');
  return people.list.flatMap((_, index) => {
    if (!random.chance(signedInShare)) return [];
    const days = random.between(1, sessionDays - 1);
    return [
      {
        user: index + 1,
        createdAt: new Date(until.getTime() - days * dayMs),
        tokens: random.between(1, Math.min(days, 6)),
      },
    ];
  });
};

const lastUse = ({ createdAt, tokens }: Session): Date => new Date(createdAt.getTime() + (tokens - 1) * dayMs);

const sessions = (list: readonly Session[], { idOf }: World): Filling => ({
  table: 'sessions',
  columns: ['id', 'public_id', 'user_id', 'user_agent', 'created_at', 'last_used_at', 'expires_at'],
  count: list.length,
  *rows() {
    for (const [index, session] of list.entries()) {
      const used = lastUse(session);
      const expires = new Date(used.getTime() + sessionDays * dayMs);
      yield line([index + 1, idOf('session', index), session.user, 'Mozilla/5.0', session.createdAt, used, expires]);
    }
  },
});

const refreshTokens = (list: readonly Session[], { idOf }: World): Filling => ({
  table: 'refresh_tokens',
  columns: ['id', 'session_id', 'token_hash', 'created_at', 'used_at'],
  count: list.reduce((sum, { tokens }) => sum + tokens, 0),
  *rows() {
    let key = 0;
    for (const [index, { createdAt, tokens }] of list.entries()) {
      for (let given = 0; given < tokens; given += 1) {
        key += 1;
        const nobodysToken = hash('sha256', idOf('token', key), 'hex');
        const from = new Date(createdAt.getTime() + given * dayMs);
        const used = given === tokens - 1 ? null : new Date(from.getTime() + dayMs);
        yield line([key, index + 1, `\\x${nobodysToken}`, from, used]);
      }
    }
  },
});

/** Accounts with all that belongs to them, in the order in which they can be written. */
export const fillPeople = (world: World, passwordHash: string): Filling[] => {
  const list = sessionsOf(world);
  return [
    users(world, passwordHash),
    memberships(world),
    liaisons(world),
    sessions(list, world),
    refreshTokens(list, world),
  ];
};
