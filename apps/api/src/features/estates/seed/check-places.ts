import { isTimeZone } from '../written.ts';
import type { PlaceSeed, SiteSeed } from './schema.ts';

/** One sentence for each slug that was used before in the list at `path`. */
export const repeatedSlugs = (path: string, items: readonly { readonly slug: string }[]): string[] =>
  items.flatMap(({ slug }, index) => {
    const first = items.findIndex((item) => item.slug === slug);
    return first === index ? [] : [`${path}.${index}.slug: "${slug}" was used before, at ${path}.${first}`];
  });

/** What a schema cannot say about places: one sentence for each fault, beginning with its path. */
export const faultsOfPlaces = (places: readonly PlaceSeed[], site: SiteSeed | undefined): string[] => {
  const cities = places.filter(({ kind }) => kind === 'city').length;
  const zones = [
    { path: 'site.timeZone', zone: site?.timeZone },
    ...places.map(({ timeZone }, index) => ({ path: `places.${index}.timeZone`, zone: timeZone })),
  ];
  return [
    ...(cities === 1 ? [] : [`places: there must be exactly one place of kind "city", not ${cities}`]),
    ...repeatedSlugs('places', places),
    ...places.flatMap(({ topics, streets }, index) => [
      ...repeatedSlugs(`places.${index}.topics`, topics),
      ...repeatedSlugs(`places.${index}.streets`, streets ?? []),
    ]),
    ...zones.flatMap(({ path, zone }) =>
      zone === undefined || isTimeZone(zone) ? [] : [`${path}: "${zone}" is not a time zone such as Europe/Warsaw`],
    ),
  ];
};
