import type { Client } from 'pg';

export interface Institution {
  readonly key: string;
  readonly promiseDays: number;
}

/** A place with what threads in it can name. Keys are the database's own. */
export interface Place {
  readonly key: string;
  readonly city: boolean;
  readonly timeZone: string;
  readonly topics: readonly { readonly key: string; readonly slug: string }[];
  readonly streets: readonly string[];
  /** Indexes of `Town.institutions`. */
  readonly institutions: readonly number[];
}

export interface Town {
  readonly places: readonly Place[];
  readonly institutions: readonly Institution[];
}

interface PlaceRow {
  readonly key: string;
  readonly city: boolean;
  readonly timeZone: string;
  readonly topics: readonly { readonly key: string; readonly slug: string }[];
  readonly streets: readonly string[];
  readonly institutions: readonly string[];
}

const placesSql = `
  select p.id::text as key, p.kind = 'city' as city, p.time_zone as "timeZone",
    coalesce((select json_agg(json_build_object('key', t.id::text, 'slug', t.slug) order by t.id)
      from topics t where t.place_id = p.id), '[]') as topics,
    coalesce((select json_agg(s.id::text order by s.id) from streets s where s.place_id = p.id), '[]') as streets,
    coalesce((select json_agg(i.institution_id::text order by i.institution_id)
      from institution_places i where i.place_id = p.id), '[]') as institutions
  from places p order by p.position, p.id`;

/** What the first start filled in from the town's file. */
export const readTown = async (client: Client): Promise<Town> => {
  const places = await client.query<PlaceRow>(placesSql);
  const institutions = await client.query<Institution>(
    'select id::text as key, promise_days as "promiseDays" from institutions order by id',
  );
  const indexOf = new Map(institutions.rows.map(({ key }, index) => [key, index]));
  return {
    institutions: institutions.rows,
    places: places.rows.map((place) => ({
      ...place,
      institutions: place.institutions.flatMap((key) => indexOf.get(key) ?? []),
    })),
  };
};
