/** A JSON schema, as far as anything is read of it here. */
type Schema = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Texts of which one fits nearly every pattern of the contract; a pattern that none fits needs a known value. */
const candidates: readonly string[] = [
  'ulica',
  'abcdefghijkm',
  'abc-123',
  'uk',
  '012345',
  '2026-11-22',
  '2026-11-22T10:00:00.000Z',
  '12:30',
  '15-111',
  'ABCD-EFGH',
  'ABCDEFGH',
  'ab12cd34',
  '#1f6f54',
  'a'.repeat(43),
  'a'.repeat(64),
  'https://example.org/x',
  'ktos@example.org',
];

const formats: Readonly<Record<string, string>> = {
  email: 'ktos@example.org',
  date: '2026-11-22',
  'date-time': '2026-11-22T10:00:00.000Z',
  uri: 'https://example.org/x',
};

const textOf = (schema: Schema): string | undefined => {
  const least = numberOf(schema['minLength'], 0);
  const most = numberOf(schema['maxLength'], 1e6);
  const fits = (text: string): boolean =>
    text.length >= least &&
    text.length <= most &&
    (typeof schema['pattern'] !== 'string' || new RegExp(schema['pattern'], 'u').test(text));
  const formatted = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (formatted !== undefined) return formatted;
  return ['Zażółć gęślą jaźń', ...candidates, 'Dobra sprawa. '.repeat(Math.ceil(least / 14))].find(fits);
};

/** The branches of a choice. */
const branchesOf = (schema: Schema): readonly Schema[] => listOf(schema['anyOf']).filter(isRecord);

/** Fields of an object's schema with their own schemas. */
export const propertiesOf = (schema: unknown): readonly (readonly [string, Schema])[] =>
  isRecord(schema) && isRecord(schema['properties'])
    ? Object.entries(schema['properties']).flatMap(([name, inner]) => (isRecord(inner) ? [[name, inner] as const] : []))
    : [];

export const isRequired = (schema: unknown, field: string): boolean =>
  isRecord(schema) && listOf(schema['required']).includes(field);

/** A value that the schema accepts; undefined where none can be told from the schema alone. */
export const sampleOf = (schema: Schema, random: () => number): unknown => {
  if ('const' in schema) return schema['const'];
  const values = listOf(schema['enum']);
  if (values.length > 0) return values[Math.floor(random() * values.length)];
  const branches = branchesOf(schema);
  const branch = branches[Math.floor(random() * branches.length)];
  if (branch !== undefined) return sampleOf(branch, random);
  switch (schema['type']) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return numberOf(schema['minimum'], Math.min(1, numberOf(schema['maximum'], 1)));
    case 'boolean':
      return random() < 0.5;
    case 'array': {
      const item = isRecord(schema['items']) ? sampleOf(schema['items'], random) : undefined;
      const least = numberOf(schema['minItems'], 0);
      return item === undefined ? [] : Array.from({ length: Math.max(least, random() < 0.5 ? 1 : 0) }, () => item);
    }
    case 'object':
      return Object.fromEntries(
        propertiesOf(schema)
          .filter(([name]) => isRequired(schema, name) || random() < 0.4)
          .map(([name, inner]) => [name, sampleOf(inner, random)]),
      );
    default:
      return null;
  }
};

/** Values on both sides of each limit that the schema names. */
export const boundariesOf = (schema: Schema): readonly unknown[] => {
  const least = schema['minLength'];
  const most = schema['maxLength'];
  const lengths = [least, most].flatMap((limit) =>
    typeof limit === 'number' && limit < 100_000 ? [limit - 1, limit, limit + 1] : [],
  );
  const numbers = [schema['minimum'], schema['maximum']].flatMap((limit) =>
    typeof limit === 'number' ? [limit - 1, limit, limit + 1, limit + 0.5] : [],
  );
  const item = isRecord(schema['items']) ? sampleOf(schema['items'], () => 0) : undefined;
  const counts = [schema['minItems'], schema['maxItems']].flatMap((limit) =>
    typeof limit === 'number' && limit < 1_000 ? [limit, limit + 1] : [],
  );
  return [
    ...lengths.flatMap((length) => (length < 0 ? [] : ['a'.repeat(length), 'ą'.repeat(length)])),
    ...numbers,
    ...counts.map((count) => Array.from({ length: count }, () => item)),
    ...branchesOf(schema).flatMap((branch) => ('const' in branch ? [branch['const']] : boundariesOf(branch))),
    ...propertiesOf(schema).flatMap(([name, inner]) => boundariesOf(inner).map((value) => ({ [name]: value }))),
  ];
};
