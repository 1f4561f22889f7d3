import { endOfLocalDay } from '../../apps/api/src/platform/local-day.ts';
import type { Random } from '../lib/random.ts';
import { threadSizes } from './sizes.ts';
import { writeTitle, type Texts } from './texts.ts';
import { openingTimes } from './timeline.ts';
import type { Town } from './town.ts';

type Kind = 'discussion' | 'matter' | 'event' | 'recommendation' | 'story';
type State = 'waiting' | 'in_progress' | 'resolved' | 'declined';

/** A thread by index, in the order of opening; its key in the database is the index and one. */
export interface Thread {
  /** Index of `Town.places`. */
  readonly place: number;
  readonly topicKey: string | null;
  readonly theme: number;
  readonly kind: Kind;
  readonly title: string;
  readonly state: State | null;
  /** Index of `Town.institutions`. */
  readonly institution: number | null;
  readonly dueAt: Date | null;
  /** Numbers of official answers, ascending. */
  readonly answers: readonly number[];
  readonly concerns: number;
  readonly pinned: boolean;
  readonly locked: boolean;
  readonly streets: readonly string[];
  /** Seconds since 1970. */
  readonly openedAt: number;
  readonly size: number;
}

const kinds: readonly Kind[] = [
  ...Array.from({ length: 14 }, (): Kind => 'discussion'),
  ...Array.from({ length: 4 }, (): Kind => 'matter'),
  'event',
  'recommendation',
];
const daySeconds = 86_400;
const settlingDays = 30;
const citysShare = 0.15;
const pinnedPerPlace = 3;

const stateOf = (answered: boolean, ageDays: number, random: Random): State => {
  const luck = random.float();
  if (ageDays < settlingDays) return luck < 0.7 ? 'waiting' : 'in_progress';
  if (luck < 0.1) return 'waiting';
  if (luck < 0.25) return 'in_progress';
  if (!answered) return luck < 0.7 ? 'waiting' : 'resolved';
  return luck < 0.4 ? 'declined' : 'resolved';
};

const answersOf = (size: number, random: Random): number[] => {
  if (size < 3 || random.chance(0.3)) return [];
  const first = random.between(2, Math.min(size, 12));
  return random.chance(0.1) && first < size ? [first, random.between(first + 1, size)] : [first];
};

interface Making {
  readonly town: Town;
  readonly texts: Texts;
  readonly until: Date;
  readonly random: Random;
}

const placePicker = ({ places }: Town, random: Random) => {
  const cities = places.flatMap(({ city }, index) => (city ? [index] : []));
  const estates = places.flatMap(({ city }, index) => (city ? [] : [index]));
  return (): number =>
    cities.length > 0 && random.chance(citysShare)
      ? random.pick(cities)
      : (estates[Math.floor(random.float() ** 1.4 * estates.length)] ?? 0);
};

const matterOf = (openedAt: number, size: number, placeIndex: number, { town, until, random }: Making) => {
  const place = town.places[placeIndex];
  const institution =
    place === undefined || place.institutions.length === 0 || random.chance(0.1)
      ? null
      : random.pick(place.institutions);
  const answers = institution === null ? [] : answersOf(size, random);
  const promiseDays = institution === null ? undefined : town.institutions[institution]?.promiseDays;
  return {
    institution,
    answers,
    state: stateOf(answers.length > 0, (until.getTime() / 1000 - openedAt) / daySeconds, random),
    dueAt:
      promiseDays === undefined || place === undefined
        ? null
        : endOfLocalDay(new Date(openedAt * 1000), promiseDays, place.timeZone),
    concerns: Math.floor(random.float() ** 3 * 80),
  };
};

const noMatter = { institution: null, answers: [], state: null, dueAt: null, concerns: 0 } as const;

/** Threads of a town over five years, some very long and most short. */
export const makeThreads = (counts: { readonly threads: number; readonly posts: number }, making: Making): Thread[] => {
  const { town, texts, until, random } = making;
  const sizes = threadSizes(counts.threads, counts.posts, random);
  const opened = openingTimes(counts.threads, until, random);
  const pickPlace = placePicker(town, random);
  const pinnedIn = new Map<number, number>();
  return Array.from(sizes, (size, index): Thread => {
    const openedAt = opened[index] ?? 0;
    const placeIndex = pickPlace();
    const place = town.places[placeIndex];
    const topic =
      place === undefined || place.topics.length === 0 || random.chance(0.05) ? null : random.pick(place.topics);
    const theme = (topic === null ? null : texts.themeOf(topic.slug)) ?? random.between(0, texts.themes.length - 1);
    const kind = random.pick(kinds);
    const told = random.chance(0.05) && kind === 'discussion' ? 'story' : kind;
    const subject = texts.themes[theme];
    if (subject === undefined) throw new RangeError('there is no such theme');
    const pinned = random.chance(0.01) && (pinnedIn.get(placeIndex) ?? 0) < pinnedPerPlace;
    if (pinned) pinnedIn.set(placeIndex, (pinnedIn.get(placeIndex) ?? 0) + 1);
    const streets = place?.streets ?? [];
    return {
      place: placeIndex,
      topicKey: topic?.key ?? null,
      theme,
      kind: told,
      title: writeTitle(subject, random),
      ...(told === 'matter' ? matterOf(openedAt, size, placeIndex, making) : noMatter),
      pinned,
      locked: random.chance(0.005),
      streets: streets.length > 0 && random.chance(0.3) ? [random.pick(streets)] : [],
      openedAt,
      size,
    };
  });
};
