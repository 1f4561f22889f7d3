import { Type, type Static } from 'typebox';
import { Closed, Nullable, Timestamp } from '../common.ts';
import { factNames } from './facts.ts';
import { documentLimits } from './limits.ts';

export const DocumentName = Type.Union([
  Type.Literal('rules'),
  Type.Literal('privacy'),
  Type.Literal('accessibility'),
  Type.Literal('about'),
  Type.Literal('contact'),
]);

/** Languages that documents are written in; who reads in another gets the Polish text, and `locale` says so. */
export const DocumentLocale = Type.Union([Type.Literal('pl'), Type.Literal('en')]);

export const LocalDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day in the city’s time zone' });

const VersionNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });

/** A version as it is listed; the text that ships with the software has none. */
export const DocumentVersionHead = Closed({
  number: VersionNumber,
  publishedAt: Timestamp,
  effectiveOn: LocalDay,
  note: Type.String({ description: 'What changed, in the words of who changed it' }),
});

export const TownDocument = Closed({
  document: DocumentName,
  locale: DocumentLocale,
  title: Type.String(),
  description: Type.String({ description: 'Plain text of its first paragraph' }),
  html: Type.String({ description: 'Safe HTML; the title is not in it' }),
  version: Nullable(DocumentVersionHead),
  upcoming: Nullable(DocumentVersionHead),
  history: Type.Boolean({ description: 'Its earlier versions can be read by anybody' }),
  complete: Type.Boolean({ description: 'Everything that it says of the town is filled in' }),
});

export const DocumentProblems = Closed({
  missing: Type.Array(Type.String(), { description: 'Facts of the town that the text asks for and nobody has given' }),
  unknown: Type.Array(Type.String(), { description: 'Placeholders that there are not' }),
  ids: Type.Array(Type.String(), { description: 'Ids that the law asks for and the text does not have' }),
});

export const DocumentState = Closed({
  document: DocumentName,
  locale: DocumentLocale,
  title: Type.String(),
  version: Nullable(DocumentVersionHead),
  problems: DocumentProblems,
});

const FactValue = Type.String({ maxLength: documentLimits.maxFactChars });
export const DocumentFacts = Closed(Object.fromEntries(factNames.map((name) => [name, FactValue])));

export const EditedDocuments = Closed({
  items: Type.Array(DocumentState),
  facts: Closed({ revision: Type.Integer({ minimum: 0 }), values: DocumentFacts }),
});

export const EditedDocument = Closed({
  document: DocumentName,
  locale: DocumentLocale,
  body: Type.String({ description: 'Markdown of the newest version, in force or not yet' }),
  defaultBody: Type.String({ description: 'Markdown that ships with the software' }),
  number: Type.Integer({ minimum: 0, description: 'Newest version; 0: none was published yet' }),
  versions: Type.Array(
    Closed({
      ...DocumentVersionHead.properties,
      announced: Type.Boolean(),
      author: Nullable(Type.String({ description: 'Display name; null once the account is gone' })),
      body: Type.String(),
    }),
  ),
  problems: DocumentProblems,
});

export const DocumentPreview = Closed({
  title: Type.String(),
  html: Type.String(),
  problems: DocumentProblems,
});

const Body = Type.String({ minLength: documentLimits.minBodyChars, maxLength: documentLimits.maxBodyChars });

export const DocumentPreviewRequest = Closed({ locale: DocumentLocale, body: Body });

export const DocumentPublication = Closed({
  locale: DocumentLocale,
  body: Body,
  basedOn: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    description: '`number` of the text that was edited; with another newest one nothing is published',
  }),
  note: Type.String({ maxLength: documentLimits.maxNoteChars }),
  effectiveOn: LocalDay,
  announce: Type.Boolean({ description: 'Tell everybody who has an account' }),
});

export const DocumentFactsChange = Closed({
  basedOn: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  values: DocumentFacts,
});

export const DocumentNotice = Closed({
  document: DocumentName,
  number: VersionNumber,
  effectiveOn: LocalDay,
  note: Type.String(),
});

export type DocumentName = Static<typeof DocumentName>;
export type DocumentLocale = Static<typeof DocumentLocale>;
export type DocumentVersionHead = Static<typeof DocumentVersionHead>;
export type TownDocument = Static<typeof TownDocument>;
export type DocumentProblems = Static<typeof DocumentProblems>;
export type DocumentState = Static<typeof DocumentState>;
export type EditedDocuments = Static<typeof EditedDocuments>;
export type EditedDocument = Static<typeof EditedDocument>;
export type DocumentPreview = Static<typeof DocumentPreview>;
export type DocumentPublication = Static<typeof DocumentPublication>;
export type DocumentNotice = Static<typeof DocumentNotice>;
