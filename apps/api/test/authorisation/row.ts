import { readRow, type Expected } from './table.ts';
import type { Who, World } from './world.ts';

/** What an operation answered, as far as the table is concerned. */
export interface Outcome {
  readonly status: number;
  readonly body: { readonly code?: string | undefined } | null;
}

export interface Row {
  /** `<feature>.<operation>` of the contract. */
  readonly operation: string;
  readonly situation: string;
  readonly expected: ReadonlyMap<Who, Expected>;
  readonly ask: (world: World, who: Who) => Promise<Outcome>;
}

/** `cells`: twelve words in the order of `everybody`, written by hand from what each of them may do. */
export const row = (operation: string, situation: string, cells: string, ask: Row['ask']): Row => ({
  operation,
  situation,
  expected: readRow(cells),
  ask,
});
