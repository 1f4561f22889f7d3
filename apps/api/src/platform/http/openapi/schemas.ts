import { apiSchemas } from '@moja-ulica/shared/schemas.ts';

/** JSON Schema as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Choices of single values read better as a list. */
const asList = (schema: JsonSchema): JsonSchema => {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const branches: readonly unknown[] = anyOf;
  const values = branches.flatMap((branch) =>
    isObject(branch) && typeof branch['const'] === 'string' ? [branch['const']] : [],
  );
  return values.length > 1 && values.length === branches.length ? { ...rest, type: 'string', enum: values } : schema;
};

/** Objects and lists of values get a name of their own; a text with a pattern is clearer where it stands. */
const deservesName = (schema: JsonSchema): boolean =>
  schema['type'] === 'object' || (Array.isArray(schema['anyOf']) && schema['anyOf'].length > 2);

const plain = (schema: unknown): JsonSchema => {
  const copy: unknown = JSON.parse(JSON.stringify(schema));
  if (!isObject(copy)) throw new TypeError('A schema must be an object');
  return copy;
};

/** Names by what they name. Two names of one shape tell nothing apart here, so that shape is written out. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries(
    Object.groupBy(
      Object.entries(apiSchemas).filter(([, schema]) => deservesName(plain(schema))),
      ([, schema]) => JSON.stringify(schema),
    ),
  ).flatMap(([json, alike = []]) => (alike.length === 1 ? alike.map(([name]): [string, string] => [json, name]) : [])),
);

const convert = (value: unknown, isRoot: boolean): unknown => {
  if (Array.isArray(value)) return value.map((item) => convert(item, false));
  if (!isObject(value)) return value;
  const name = isRoot ? undefined : names.get(JSON.stringify(value));
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  return asList(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner, false)])));
};

/** A schema of the contract with the named ones in it as references; itself too if it has a name. */
export const schemaRef = (schema: object): JsonSchema => plain(convert(plain(schema), false));

/** Every named schema. */
export const namedSchemas = (): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries([...names].map(([json, name]) => [name, plain(convert(JSON.parse(json), true))]));
