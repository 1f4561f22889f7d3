import { isObject } from './schemas.ts';
import type { JsonSchema } from './schemas.ts';

/** A piece of a type's text; with a name it is a link to that schema. */
export interface Piece {
  readonly text: string;
  readonly ref?: string;
}

/** One field of an object, with the path from the outermost one. */
export interface FieldRow {
  readonly path: string;
  readonly required: boolean;
  readonly type: readonly Piece[];
  readonly rules: string;
}

const schemasIn = (value: unknown): readonly JsonSchema[] => {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.filter(isObject);
};

const refOf = (schema: JsonSchema): string | null =>
  typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? null) : null;

const joined = (pieces: readonly (readonly Piece[])[], by: string): Piece[] =>
  pieces.flatMap((piece, index) => (index === 0 ? piece : [{ text: by }, ...piece]));

/** The type of a schema in one line. */
export const typeOf = (schema: JsonSchema): readonly Piece[] => {
  const ref = refOf(schema);
  if (ref !== null) return [{ text: ref, ref }];
  if (Array.isArray(schema['enum']))
    return [{ text: schema['enum'].map((value) => JSON.stringify(value)).join(' | ') }];
  if ('const' in schema) return [{ text: JSON.stringify(schema['const']) }];
  if (Array.isArray(schema['anyOf'])) return joined(schemasIn(schema['anyOf']).map(typeOf), ' | ');
  if (schema['type'] === 'array' && isObject(schema['items']))
    return [{ text: 'list of ' }, ...typeOf(schema['items'])];
  return [{ text: typeof schema['type'] === 'string' ? schema['type'] : 'any' }];
};

const ruleTexts: readonly (readonly [string, (value: string) => string])[] = [
  ['minLength', (value) => `at least ${value} characters`],
  ['maxLength', (value) => `at most ${value} characters`],
  ['minimum', (value) => `from ${value}`],
  ['maximum', (value) => `to ${value}`],
  ['maxItems', (value) => `at most ${value} items`],
  ['uniqueItems', () => 'each once'],
  ['format', (value) => `format ${value}`],
  ['pattern', (value) => `pattern ${value}`],
  ['default', (value) => `default ${value}`],
];

/** Limits and description of a schema in one line. */
export const rulesOf = (schema: JsonSchema): string =>
  [
    ...ruleTexts.flatMap(([name, say]) => {
      const value = schema[name];
      return typeof value === 'string' || typeof value === 'number' || value === true ? [say(String(value))] : [];
    }),
    ...(typeof schema['description'] === 'string' ? [schema['description']] : []),
  ].join('; ');

/** Objects that stand inside a schema without a name of their own. */
const innerOf = (schema: JsonSchema, path: string): readonly FieldRow[] => {
  if (refOf(schema) !== null) return [];
  if (schema['type'] === 'array' && isObject(schema['items'])) return fieldsOf(schema['items'], `${path}[]`);
  if (Array.isArray(schema['anyOf'])) return schemasIn(schema['anyOf']).flatMap((branch) => innerOf(branch, path));
  return fieldsOf(schema, path);
};

/** All fields of an object and of the unnamed ones within it; none for anything else. */
export const fieldsOf = (schema: JsonSchema, path = ''): readonly FieldRow[] => {
  if (!isObject(schema['properties'])) return [];
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(schema['properties']).flatMap(([name, field]): readonly FieldRow[] => {
    if (!isObject(field)) return [];
    const fieldPath = path === '' ? name : `${path}.${name}`;
    const row = { path: fieldPath, required: required.includes(name), type: typeOf(field), rules: rulesOf(field) };
    return [row, ...innerOf(field, fieldPath)];
  });
};
