import { Type } from 'typebox';
import { publicIdPattern } from './ids.ts';

/** Object that refuses unknown fields. */
export const Closed = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const Nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

export const PublicId = Type.String({ pattern: publicIdPattern, description: 'Random, 12 characters base58' });

export const Timestamp = Type.String({ description: 'UTC, ISO 8601', examples: ['2026-11-22T10:00:00.000Z'] });

export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });

/** BCP 47 primary language of a text. */
export const Lang = Type.String({ pattern: '^[a-z]{2,3}$', description: 'BCP 47 primary language' });

/** Interface languages with a catalogue, or ready for one. */
export const Locale = Type.Union([Type.Literal('pl'), Type.Literal('en'), Type.Literal('uk'), Type.Literal('nb')]);

/** A text of the town's configuration in the languages it was given in; `pl` is always there. */
export const LocalizedText = Type.Object(
  {
    pl: Type.String(),
    en: Type.Optional(Type.String()),
    uk: Type.Optional(Type.String()),
    nb: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** The same as it is sent: in each language at most so many characters. */
export const WrittenText = (maxLength: number) => {
  const text = Type.String({ minLength: 1, maxLength });
  return Type.Object(
    { pl: text, en: Type.Optional(text), uk: Type.Optional(text), nb: Type.Optional(text) },
    { additionalProperties: false },
  );
};

export const Cursor = Type.String({
  maxLength: 200,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'Opaque; from `nextCursor`',
});

export const NoContent = Type.Null({ description: 'No content' });

/** A page of a list that goes on by cursor. */
export const CursorPage = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) }, { additionalProperties: false });
