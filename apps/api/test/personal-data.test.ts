import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explanationOf } from '../src/features/privacy/archive-index.ts';
import { personalData } from '../src/personal-data.ts';
import { executeRows } from '../src/platform/db/rows.ts';
import { loadTexts } from '../src/platform/i18n.ts';
import { startTestApp, type TestApp } from '../src/testing/index.ts';

// Whoever adds a table with a person in it is asked here how that person gets it, and how it goes when they leave.

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Columns that lead to a person by their name; those with a foreign key are found whatever they are called. */
const personal = String.raw`(^|_)(user|person|author|actor|reporter|member|owner|moderator|inviter|invitee)_id$|(^|_)by$|email|recipient|(^|_)handle$|phone|(^|_)ip$`;

/** As `table.column`, in their order. */
const columnsToPeople = async (): Promise<readonly string[]> => {
  const rows = await executeRows(
    app.platform.db,
    sql`select c.relname || '.' || a.attname as place
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
      where k.contype = 'f' and k.confrelid = 'public.users'::regclass
      union
      select table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'bigint', 'bytea', 'character varying')
        and column_name ~ ${personal}
      order by 1`,
  );
  return rows.map(({ place }) => String(place));
};

const data = () => personalData(app.platform);

describe('every column that leads to a person', () => {
  it('is in an export, or has a reason not to be', async () => {
    const exported = data().flatMap(({ documents, notExported }) => [
      ...documents.flatMap(({ of }) => of),
      ...Object.keys(notExported),
    ]);
    expect(exported.toSorted()).toEqual(await columnsToPeople());
  });

  it('is erased, or has a reason not to be', async () => {
    const erased = data().flatMap(({ erasers, notErased }) => [
      ...erasers.flatMap(({ of }) => of),
      ...Object.keys(notErased),
    ]);
    expect(erased.toSorted()).toEqual(await columnsToPeople());
  });
});

it('names of files and steps are used once', () => {
  for (const names of [
    data().flatMap(({ documents }) => documents.map(({ name }) => name)),
    data().flatMap(({ erasers }) => erasers.map(({ name }) => name)),
  ]) {
    expect(names).toEqual([...new Set(names)]);
  }
});

it('every document is explained in both languages: an export says what is what', () => {
  for (const locale of ['pl', 'en']) {
    for (const { name } of data().flatMap(({ documents }) => documents)) {
      expect(loadTexts()(locale)(explanationOf(name))).not.toBe('');
    }
  }
});
