import type { RouteContract } from '@moja-ulica/shared/http.ts';
import type { RawOptions } from '../../src/testing/call.ts';
import { oddTexts, oddValues } from './odd-values.ts';

/** Values that hold for a field of this name, so that what is odd is not lost behind what is missing. */
export type Known = Readonly<Record<string, () => unknown>>;

type Fields = Record<string, unknown>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Names of the fields of an object's schema. */
const fieldsOf = (schema: unknown): readonly string[] =>
  isRecord(schema) && isRecord(schema['properties']) ? Object.keys(schema['properties']) : [];

const isRequired = (schema: unknown, field: string): boolean =>
  isRecord(schema) && Array.isArray(schema['required']) && schema['required'].includes(field);

const idempotencyKeys = [
  '',
  'krótki',
  '__proto__',
  'x'.repeat(64),
  'x'.repeat(65),
  'the-same-key-again',
  'a b c d e f g',
];
const authorizations = [
  '',
  'Bearer',
  'Bearer ',
  'Bearer a.b.c',
  'Bearer null',
  'Basic YTpi',
  `Bearer ${'a'.repeat(9_000)}`,
];
const types = ['text/plain', 'application/json; charset=latin1', 'application/x-www-form-urlencoded', '', 'json'];
const otherHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'if-none-match': '*' },
  { 'if-none-match': 'W/,"",W/""' },
  { 'accept-encoding': 'br;q=0.0,gzip;q=0;;,*;q=0' },
  { 'accept-language': 'x'.repeat(3_000) },
  { cookie: 'refresh=%00; __Host-refresh=__proto__; lang=../..' },
  { 'user-agent': 'ó'.repeat(500) },
  { 'x-forwarded-for': '__proto__, 1.2.3.4' },
];

/** Requests of one operation: valid but for one or two things in each; now and then one that is valid, so that the others meet what it left. */
export const createOddRequests = (random: () => number, known: Known) => {
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const oddValue = (): unknown => (random() < 0.6 ? pick(oddTexts) : pick(oddValues));

  const valid = (schema: unknown): Fields => {
    const fields: Fields = {};
    for (const field of fieldsOf(schema)) {
      if (isRequired(schema, field) || random() < 0.4) fields[field] = known[field]?.();
    }
    return fields;
  };

  const spoil = (fields: Fields, schema: unknown): Fields => {
    const names = fieldsOf(schema);
    const kind = random();
    if (names.length > 0 && kind < 0.75) return { ...fields, [pick(names)]: oddValue() };
    if (names.length > 0 && kind < 0.85) {
      const left = { ...fields };
      delete left[pick(names)];
      return left;
    }
    return Object.fromEntries([...Object.entries(fields), [pick(['admin', 'authorId', '__proto__', 'ż']), oddValue()]]);
  };

  /** What an address cannot hold stays out of it; odd addresses have a test of their own. */
  const inAddress = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.toWellFormed().slice(0, 2_000) : isRecord(value) ? 'object' : value,
      ]),
    );

  const oddHeaders = (): Readonly<Record<string, string>> => {
    const kind = random();
    if (kind < 0.3) return { 'idempotency-key': pick(idempotencyKeys) };
    if (kind < 0.5) return { authorization: pick(authorizations) };
    if (kind < 0.65) return { 'content-type': pick(types) };
    return pick(otherHeaders);
  };

  return (route: RouteContract): Omit<RawOptions, 'as'> => {
    const spoiled = new Set<'params' | 'query' | 'body' | 'headers'>();
    const parts = [
      ...(route.body === undefined ? [] : (['body', 'body', 'body', 'body'] as const)),
      ...(route.query === undefined ? [] : (['query', 'query'] as const)),
      ...(route.params === undefined ? [] : (['params'] as const)),
      'headers' as const,
    ];
    spoiled.add(pick(parts));
    if (random() < 0.3) spoiled.add(pick(parts));
    if (random() < 0.15) spoiled.clear();

    const params = valid(route.params);
    const query = valid(route.query);
    const body = valid(route.body);
    if (route.upload !== undefined) {
      const file =
        random() < 0.5
          ? Buffer.from(String(oddValue()))
          : Buffer.from([0xff, 0xd8, 0xff, ...Array.from({ length: 200 }, () => Math.floor(random() * 256))]);
      return { params, query, body: file, headers: { 'content-type': pick([...route.upload.types, ...types]) } };
    }
    const wholeBody = spoiled.has('body') && random() < 0.1 ? oddValue() : null;
    return {
      params: inAddress(spoiled.has('params') ? { ...params, ...spoilOnly(params, oddValue(), random) } : params),
      query: inAddress(spoiled.has('query') ? spoil(query, route.query) : query),
      ...(route.body === undefined
        ? {}
        : { body: wholeBody ?? (spoiled.has('body') ? spoil(body, route.body) : body) }),
      ...(spoiled.has('headers') ? { headers: oddHeaders() } : {}),
    };
  };
};

/** One of the parameters replaced: all of them are always there. */
const spoilOnly = (params: Fields, value: unknown, random: () => number): Fields => {
  const names = Object.keys(params);
  const name = names[Math.floor(random() * names.length)];
  return name === undefined ? {} : { [name]: value };
};
