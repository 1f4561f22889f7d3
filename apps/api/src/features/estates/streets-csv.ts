import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { StreetsCheck } from '@moja-ulica/shared/estates/schema.ts';
import { parse } from 'csv-parse/sync';
import { cleanLine } from '../../platform/typed-text.ts';
import { slugOrNull } from './written.ts';

/** A line of a list of streets that names one. */
export interface ListedStreet {
  readonly line: number;
  readonly name: string;
  readonly slug: string;
}

type Fault = StreetsCheck['faults'][number];

const headings: ReadonlySet<string> = new Set(['nazwa', 'ulica', 'name', 'street']);
const maxShownChars = 80;

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Semicolons where there are any: Polish spreadsheets write them, and names may hold commas. */
const separatorOf = (csv: string): string => (csv.includes(';') ? ';' : ',');

/** The rows with their lines from 1, up to where the text cannot be read any further. */
const rowsOf = (csv: string): { readonly rows: readonly Cells[]; readonly unreadableAt: number | null } => {
  const rows: Cells[] = [];
  // A row that ends on line n and holds line ends of its own began earlier: it is called by where it begins.
  let ended = 0;
  try {
    parse(csv, {
      bom: true,
      delimiter: separatorOf(csv),
      relax_column_count: true,
      skip_empty_lines: false,
      onRecord: (record: readonly string[], { lines }) => {
        rows.push({ line: ended + 1, cells: record });
        ended = lines;
        return null;
      },
    });
    return { rows, unreadableAt: null };
  } catch {
    return { rows, unreadableAt: ended + 1 };
  }
};

/** What a fault shows of its line: the name, or what else stands there without one. */
const shownOf = (name: string, cells: readonly string[]): string => {
  const others = cells.map(cleanLine).filter((cell) => cell !== '');
  return (name === '' ? others.join(', ') : name).slice(0, maxShownChars);
};

/** Reads a list of streets: see `checkStreets` in the contract. Lines with nothing in them are passed over. */
export const readStreetsCsv = (
  csv: string,
): { readonly streets: readonly ListedStreet[]; readonly faults: readonly Fault[] } => {
  const { rows, unreadableAt } = rowsOf(csv);
  const heading = (rows[0]?.cells ?? []).findIndex((cell) => headings.has(cleanLine(cell).toLowerCase()));
  const column = Math.max(0, heading);

  const streets: ListedStreet[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of heading === -1 ? rows : rows.slice(1)) {
    const name = cleanLine(cells[column] ?? '');
    const text = shownOf(name, cells);
    const slug = slugOrNull(name);
    if (text === '') continue;
    if (name === '') faults.push({ line, text, fault: 'no_name' });
    else if (name.length > limits.maxNameChars) faults.push({ line, text, fault: 'too_long' });
    else if (slug === null) faults.push({ line, text, fault: 'no_letters' });
    else if (seen.has(slug)) faults.push({ line, text, fault: 'repeated' });
    else {
      seen.add(slug);
      streets.push({ line, name, slug });
    }
  }
  if (unreadableAt !== null) faults.push({ line: unreadableAt, text: '', fault: 'unreadable' });
  return { streets, faults };
};
