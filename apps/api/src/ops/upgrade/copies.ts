import type { RowSource } from '../../platform/db/reader.ts';
import type { Check } from '../../platform/doctor/check.ts';

/** How the database of a rehearsal is called; random digits follow. */
export const copyPrefix = 'moja_ulica_rehearsal_';

/** Names of the copies that are on the server: of rehearsals that were cut off, or are at work. */
export const listCopies = async (source: RowSource): Promise<readonly string[]> => {
  const rows = await source.rows('select datname from pg_database where starts_with(datname, $1) order by 1', [
    copyPrefix,
  ]);
  return rows.map(({ datname }) => String(datname));
};

/** What there is to say about what upgrades leave. */
export const upgradeChecks: readonly Check[] = [
  {
    name: 'database.copies',
    area: 'database',
    rule: 'No rehearsal of an upgrade has left its copy behind.',
    run: async ({ reader }) => {
      if (reader.kind === 'embedded') return [];
      const copies = await listCopies(reader);
      if (copies.length === 0) return [];
      return [
        {
          problem: 'The database server holds the copy of a rehearsal, which is as large as the database was then.',
          advice: 'Unless a rehearsal is at work just now, it was cut off. With psql, for each: drop database <name>;',
          examples: copies,
        },
      ];
    },
  },
];
