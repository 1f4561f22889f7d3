import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { documentLocales } from '@moja-ulica/shared/documents/documents.ts';
import { reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import { organisationKinds } from '@moja-ulica/shared/organisations/limits.ts';

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Reason = Type.Union(reportReasons.map((reason) => Type.Literal(reason)));

const Person = Type.Object({
  key: Type.String(),
  displayName: Type.String(),
  lang: Type.String(),
  languages: Type.Array(Type.String()),
  home: Nullable(Type.String()),
  roles: Type.Array(
    Type.Object({
      /** Null for the global administrator. */
      place: Nullable(Type.String()),
      role: Type.Union([
        Type.Literal('resident'),
        Type.Literal('animator'),
        Type.Literal('moderator'),
        Type.Literal('liaison'),
        Type.Literal('admin'),
      ]),
      institution: Nullable(Type.String()),
      unit: Nullable(Type.String()),
    }),
  ),
  hereSince: Nullable(Type.String()),
  registeredDaysAgo: Type.Number(),
  bio: Nullable(Type.String()),
  canHelpWith: Nullable(Type.String()),
});

const Post = Type.Object({
  n: Type.Integer(),
  author: Type.String(),
  /** In whose name it is said: `slug` of an organisation. */
  organisation: Type.Optional(Type.String()),
  hoursAfterStart: Type.Number(),
  lang: Type.String(),
  body: Type.String(),
  replyTo: Nullable(Type.Integer()),
  helpful: Type.Integer(),
  edited: Type.Boolean(),
  officialAnswer: Type.Optional(
    Type.Object({
      institution: Type.String(),
      unit: Nullable(Type.String()),
      promisedInDays: Nullable(Type.Number()),
    }),
  ),
  hidden: Type.Optional(Type.Object({ code: Reason, reason: Type.String() })),
});

const Thread = Type.Object({
  key: Type.String(),
  place: Type.String(),
  topic: Nullable(Type.String()),
  kind: Type.Union([
    Type.Literal('discussion'),
    Type.Literal('matter'),
    Type.Literal('event'),
    Type.Literal('recommendation'),
    Type.Literal('story'),
  ]),
  lang: Type.String(),
  title: Type.String(),
  streets: Type.Array(Type.String()),
  author: Type.String(),
  daysAgo: Type.Number(),
  pinned: Type.Boolean(),
  matter: Type.Optional(
    Nullable(
      Type.Object({
        institution: Nullable(Type.String()),
        state: Type.Union([
          Type.Literal('waiting'),
          Type.Literal('in_progress'),
          Type.Literal('resolved'),
          Type.Literal('declined'),
        ]),
        dueInDays: Nullable(Type.Number()),
        concerns: Type.Integer(),
      }),
    ),
  ),
  posts: Type.Array(Post),
});

const Organisation = Type.Object({
  slug: Type.String(),
  kind: Type.Union(organisationKinds.map((kind) => Type.Literal(kind))),
  name: Type.String(),
  description: Type.Object({ pl: Type.String(), en: Type.String() }),
  contactUrl: Nullable(Type.String()),
  contactEmail: Nullable(Type.String()),
  places: Type.Array(Type.String()),
  writers: Type.Array(Type.Object({ person: Type.String(), keeper: Type.Boolean() })),
  createdDaysAgo: Type.Number(),
});

/** What the documents say of who runs the demo; all of it made up. */
const Facts = Type.Record(Type.String(), Type.String());

const Report = Type.Object({
  thread: Type.String(),
  post: Type.Integer(),
  reporter: Type.String(),
  reason: Reason,
  note: Nullable(Type.String()),
  hoursAgo: Type.Number(),
});

export type DemoPerson = Static<typeof Person>;
export type DemoThread = Static<typeof Thread>;
export type DemoPost = Static<typeof Post>;
export type DemoOrganisation = Static<typeof Organisation>;
export type DemoReport = Static<typeof Report>;

/** The story of the project, in place of the text that ships for any town. */
export interface DemoAbout {
  readonly locale: (typeof documentLocales)[number];
  /** Markdown. */
  readonly body: string;
}

export interface DemoContent {
  readonly about: readonly DemoAbout[];
  readonly facts: Static<typeof Facts>;
  readonly people: readonly DemoPerson[];
  readonly organisations: readonly DemoOrganisation[];
  readonly threads: readonly DemoThread[];
  readonly reports: readonly DemoReport[];
}

const read = async <T extends TSchema>(schema: T, file: string): Promise<Static<T>> => {
  const content: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (Value.Check(schema, content)) return content;
  const [fault] = Value.Errors(schema, content);
  throw new Error(`${file}: ${fault?.instancePath ?? ''} ${fault?.message ?? 'is not as expected'}`);
};

/** Reads and checks the demo's files (`apps/api/seed/demo`, documented there). */
export const readDemo = async (folder: string): Promise<DemoContent> => {
  const threadsFolder = join(folder, 'threads');
  const files = (await readdir(threadsFolder)).filter((name) => name.endsWith('.json')).toSorted();
  const [about, facts, people, organisations, reports, ...forums] = await Promise.all([
    Promise.all(
      documentLocales.map(async (locale) => ({
        locale,
        body: await readFile(join(folder, 'documents', locale, 'about.md'), 'utf8'),
      })),
    ),
    read(Facts, join(folder, 'facts.json')),
    read(Type.Array(Person), join(folder, 'people.json')),
    read(Type.Array(Organisation), join(folder, 'organisations.json')),
    read(Type.Array(Report), join(folder, 'reports.json')),
    ...files.map((name) => read(Type.Object({ threads: Type.Array(Thread) }), join(threadsFolder, name))),
  ]);
  return { about, facts, people, organisations, reports, threads: forums.flatMap((forum) => forum.threads) };
};
