import type { World } from '../authorisation/world.ts';
import type { Known } from './requests.ts';

/** What the operations on places take, where nothing is odd. Closing an estate would turn away all that comes after. */
export const placeFields = {
  slug: 'nowe-osiedle',
  name: 'Nowe Osiedle',
  locative: 'na Nowym Osiedlu',
  description: { pl: 'Bloki i sad.' },
  accent: 'teal',
  emblem: 'wheel',
  visibility: 'public',
  joining: 'open',
  timeZone: 'Europe/Warsaw',
  label: { pl: 'Drogi', en: 'Roads' },
  order: ['otwarte', 'zamkniete'],
  csv: 'nazwa\nul. Polna\nul. Leśna',
  names: ['ul. Polna'],
  streetName: 'ul. Polna',
  promiseDays: 7,
  places: ['otwarte', 'zamkniete', 'miasto'],
} as const;

export const placeValues = (world: World, of: <T>(values: readonly T[]) => T | undefined): Known => ({
  ...Object.fromEntries(Object.entries(placeFields).map(([name, value]) => [name, () => value])),
  slug: () => of(['nowe-osiedle', 'jeszcze-nowsze', world.open.slug]),
  weeks: () => of([1, 26, 104]),
  street: () => of(world.open.streets),
});
