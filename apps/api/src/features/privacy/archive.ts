import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Db } from '../../platform/db/database.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { DataSubject, OwnDocument, PersonalData } from '../identity/index.ts';
import { indexPage, type Listed } from './archive-index.ts';

interface ArchiveParts {
  readonly db: Db;
  readonly person: DataSubject & { readonly displayName: string | null };
  readonly data: readonly PersonalData[];
  readonly t: Translate;
  readonly siteName: string;
  readonly now: Date;
  /** Called often; throws to stop. */
  readonly onProgress: (done: { readonly parts: number; readonly entries: number }) => Promise<void>;
}

/** Documents and one part for files and one for the page that explains them. */
export const partsOf = (data: readonly PersonalData[]): number =>
  data.reduce((count, { documents, files }) => count + documents.length + (files === undefined ? 0 : 1), 1);

/**
 * Bytes of a ZIP with everything that the features keep about a person: a JSON list for each document, their files, and a
 * page in their language that says what is what. One page of rows and one file at a time are in memory, however many there are.
 */
export const archiveOf = (parts: ArchiveParts): AsyncIterable<Buffer> => {
  const { db, person, data, now } = parts;
  const zip = new ZipFile();
  const out = new PassThrough();
  const done = { parts: 0, entries: 0 };
  const listed: Listed[] = [];

  /** The library listens to no errors of what it reads: unheard, one would end the process. */
  const watched = (stream: Readable): Readable => stream.on('error', (error) => out.destroy(error));
  const add = (name: string, content: () => AsyncIterable<string | Buffer>): void => {
    zip.addReadStreamLazy(name, { mtime: now }, (give) => {
      give(null, watched(Readable.from(content(), { objectMode: false })));
    });
  };
  const progress = () => parts.onProgress(done);

  for (const document of data.flatMap(({ documents }) => documents)) {
    add(`${document.name}.json`, () =>
      jsonOf(document, parts, async (rows, finished) => {
        done.entries += rows;
        if (finished !== null) {
          listed.push({ name: document.name, entries: finished });
          done.parts += 1;
        }
        await progress();
      }),
    );
  }

  const addFiles = async (): Promise<void> => {
    for (const { files } of data) {
      if (files === undefined) continue;
      for await (const { name, open } of files(db, person)) {
        // Opened when its turn comes: the names of all are in memory, the files are not.
        zip.addReadStreamLazy(`files/${name}`, { mtime: now, compress: false }, (give) => {
          open().then(
            (file) => give(null, watched(file)),
            (error: unknown) => give(error, Readable.from([])),
          );
        });
        done.entries += 1;
      }
      done.parts += 1;
      await progress();
    }
    add('index.html', async function* () {
      yield indexPage({ ...parts, name: person.displayName ?? '', documents: listed });
      done.parts += 1;
      await progress();
    });
    zip.end();
  };

  zip.on('error', (error: Error) => out.destroy(error));
  zip.outputStream.pipe(out);
  addFiles().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
};

/** Rows of a document as a JSON list, a line for each. `tell` hears of each page, and at the end of how many there were. */
const jsonOf = async function* (
  { pages }: OwnDocument,
  { db, person }: ArchiveParts,
  tell: (rows: number, finished: number | null) => Promise<void>,
): AsyncGenerator<string> {
  let count = 0;
  yield '[';
  for await (const rows of pages(db, person)) {
    const text = rows.map((row) => JSON.stringify(row)).join(',\n');
    if (text !== '') yield `${count === 0 ? '\n' : ',\n'}${text}`;
    count += rows.length;
    await tell(rows.length, null);
  }
  yield count === 0 ? ']\n' : '\n]\n';
  await tell(0, count);
};
