import { commandWords } from '../config/command-words.ts';
import type { Check } from './check.ts';

/** Something that holds in the database at every moment, whatever is being written. The feature that writes it declares it. */
export interface Invariant {
  /** `<feature>.<what>`. */
  readonly name: string;
  /** What must hold. One sentence. */
  readonly rule: string;
  /**
   * One statement, so that it sees one moment of a running site. Gives a row for each place that breaks the rule, with one
   * text column `subject` that says where; ids, never names or addresses of people. `$1`, where it is used, is now.
   */
  readonly broken: string;
  readonly advice: string;
  /** Statement that makes a stored value anew from the rows it stands for. */
  readonly repair?: string;
}

const shownExamples = 5;

const neverByItself =
  'The app itself does not let this happen: ask first whether somebody changed the database by hand or restored a part of it.';

/** Advice where nothing but asking helps. */
export const reportIt = `${neverByItself} Make a backup (${commandWords('backup')}), keep this output, and report it to the project.`;

/** Advice where a value is stored beside the rows that it can be made from again. */
export const makeAnew = (repair: string): Pick<Invariant, 'advice' | 'repair'> => ({
  advice: `${neverByItself} No text is lost: the value can be made anew from the rows. Make a backup (${commandWords('backup')}), run the statement below with psql, and restart the app.`,
  repair,
});

/** Asks the database about an invariant. */
export const checkOf = ({ name, rule, broken, advice, repair }: Invariant): Check => ({
  name,
  area: 'data',
  rule,
  run: async ({ reader, now }) => {
    const rows = await reader.rows(
      `with broken as (${broken}) select subject, (count(*) over ())::text as total from broken limit ${String(shownExamples)}`,
      broken.includes('$1') ? [now] : [],
    );
    const [first] = rows;
    if (first === undefined) return [];
    return [
      {
        problem: `This does not hold in ${String(first['total'])} ${first['total'] === '1' ? 'place' : 'places'}: ${rule}`,
        advice,
        ...(repair === undefined ? {} : { repair }),
        examples: rows.map(({ subject }) => String(subject)),
      },
    ];
  },
});

/** For operations with an `Idempotency-Key`: each remembered result is there. Tables by operation. */
export const keysLeadToRows = (feature: string, tables: Readonly<Record<string, string>>): Invariant[] =>
  Object.entries(tables).map(([operation, table]) => ({
    name: `${feature}.keys-of-${operation}`,
    rule: `What a repeated request "${operation}" is answered with exists.`,
    broken: `select 'key of ' || k.created_at || ', result ' || k.result_id as subject
      from idempotency_keys k
      where k.operation = '${operation}' and not exists (select from ${table} made where made.id = k.result_id)`,
    advice: reportIt,
  }));
