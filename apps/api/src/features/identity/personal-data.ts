import type { Readable } from 'node:stream';
import type { Db, Tx } from '../../platform/db/database.ts';

/** Whose data is asked for. */
export interface DataSubject {
  /** Inside key. */
  readonly id: bigint;
  readonly publicId: string;
}

/** One JSON file of an export: a list of what a feature keeps about a person. */
export interface OwnDocument {
  /** File name without `.json`, of all features alone; `privacy.file_<name>` explains it in the catalogues. */
  readonly name: string;
  /** Columns that say whose the rows are, as `table.column`. */
  readonly of: readonly string[];
  /**
   * The person's rows, page by page, so that any number of them fits in memory. Nothing that is not theirs to know: hidden
   * posts of others, who reported them, notes of moderators.
   */
  readonly pages: (db: Db, person: DataSubject) => AsyncIterable<readonly object[]>;
}

/** A file of the person's, such as a picture. */
export interface OwnFile {
  /** Under `files/` of the archive. */
  readonly name: string;
  readonly open: () => Promise<Readable>;
}

/** What must go, and what the person was called: their row says it no more. */
export interface ErasedPerson extends DataSubject {
  readonly email: string;
  readonly handle: string;
  readonly displayName: string;
  /** `keep`: what they wrote stays, as written by a deleted account. `erase`: its text goes too. */
  readonly posts: 'keep' | 'erase';
}

/** One step of an erasure. Steps are repeated after a crash, so each finds out itself what is left to do. */
export interface Eraser {
  /** Of all features alone: where an erasure that was cut off goes on. */
  readonly name: string;
  /** Columns that say whose the rows are, as `table.column`. */
  readonly of: readonly string[];
  /**
   * Does a part that fits into one transaction. `after` is what the last part gave (0 at first); gives from where to go on,
   * or null when nothing is left.
   */
  readonly erase: (tx: Tx, person: ErasedPerson, after: bigint) => Promise<bigint | null>;
}

/**
 * What a feature keeps about people. Every column that leads to a person (`table.column`) is in an export or in
 * `notExported`, and with an eraser or in `notErased`: `test/personal-data.test.ts` walks the tables and asks for it.
 */
export interface PersonalData {
  readonly documents: readonly OwnDocument[];
  readonly files?: (db: Db, person: DataSubject) => AsyncIterable<OwnFile>;
  /** Reasons by column. */
  readonly notExported: Readonly<Record<string, string>>;
  readonly erasers: readonly Eraser[];
  /** Reasons by column. */
  readonly notErased: Readonly<Record<string, string>>;
}

const pageRows = 200;

const withoutKey = <Row extends { readonly key: bigint }>(row: Row): Omit<Row, 'key'> => {
  const { key: _key, ...rest } = row;
  return rest;
};

/** Rows behind their keys, without them: `read` gives up to `limit` rows whose key is greater than `after`, in their order. */
export const pagesOf = async function* <Row extends { readonly key: bigint }>(
  read: (after: bigint, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Omit<Row, 'key'>[]> {
  let after = 0n;
  for (;;) {
    const rows = await read(after, pageRows);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(withoutKey);
    if (rows.length < pageRows) return;
    after = last.key;
  }
};

/** What is one page at most: there are few of it by its nature. */
export const onePage = async function* (rows: Promise<readonly object[]>): AsyncGenerator<readonly object[]> {
  yield await rows;
};
