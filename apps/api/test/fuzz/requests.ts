import type { RouteContract } from '@moja-ulica/shared/http.ts';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { InjectOptions } from 'fastify';
import { oddTexts, oddValues } from './odd-values.ts';
import { authorizations, contentTypes, idempotencyKeys, otherHeaders, payloads } from './odd-transport.ts';
import { boundariesOf, isRecord, isRequired, propertiesOf, sampleOf } from './samples.ts';

/** Values that hold for a field of this name, so that what is odd is not lost behind what is missing. */
export type Known = Readonly<Record<string, () => unknown>>;

type Fields = Record<string, unknown>;
type Headers = Readonly<Record<string, string>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request as it goes to the server. */
export type FuzzRequest = Omit<InjectOptions, 'payload'> & {
  readonly method: Method;
  readonly url: string;
  readonly headers: Headers;
  readonly payload?: string | Buffer;
};

interface Parts {
  readonly random: () => number;
  readonly known: Known;
  readonly origin: string;
}

/** What an address cannot hold stays out of it. */
const inAddress = (value: unknown): string =>
  encodeURIComponent((isRecord(value) ? 'object' : String(value)).toWellFormed().slice(0, 2_000));

const ajv = addFormats.default(new Ajv({ strict: false }));

/** Known values are for names, which may mean different things: of several that there are, one that the schema takes. */
const tries = 8;

/** The valid parts of one operation's request: known values where they fit, else what its schema accepts. */
export const validParts = (route: RouteContract, { random, known }: Pick<Parts, 'random' | 'known'>) => {
  const valueOf = (field: string, schema: object): unknown => {
    for (let left = tries; left > 0 && known[field] !== undefined; left -= 1) {
      const value = known[field]();
      if (ajv.validate(schema, value)) return value;
    }
    return sampleOf({ ...schema }, random);
  };
  const valid = (schema: unknown, some: number): Fields =>
    Object.fromEntries(
      propertiesOf(schema)
        .filter(([field]) => isRequired(schema, field) || random() < some)
        .map(([field, inner]) => [field, valueOf(field, inner)]),
    );
  return {
    params: valid(route.params, 1),
    query: valid(route.query, 0.4),
    body: route.body === undefined ? undefined : valid(route.body, 0.4),
  };
};

/** Makes requests of an operation: valid ones, ones on the limits of its schemas, and malformed ones of every kind. */
export const createRequests = ({ random, known, origin }: Parts) => {
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const oddValue = (): unknown => (random() < 0.6 ? pick(oddTexts) : pick(oddValues));

  /** One field gets a value of the limits of its schema. */
  const bounded = (fields: Fields, schema: unknown): Fields => {
    const limits = propertiesOf(schema).flatMap(([name, inner]) =>
      boundariesOf(inner).map((value) => [name, value] as const),
    );
    if (limits.length === 0) return fields;
    const [name, value] = pick(limits);
    return { ...fields, [name]: value };
  };

  const strangers = ['admin', 'role', 'authorId', 'official', 'pinned', 'createdAt', '__proto__', 'constructor', 'ż'];
  const spoilt = (fields: Fields, schema: unknown): Fields => {
    const names = propertiesOf(schema).map(([name]) => name);
    const kind = random();
    if (names.length > 0 && kind < 0.75) return { ...fields, [pick(names)]: oddValue() };
    if (names.length > 0 && kind < 0.85) {
      const left = { ...fields };
      delete left[pick(names)];
      return left;
    }
    return Object.fromEntries([...Object.entries(fields), [pick(strangers), oddValue()]]);
  };

  const queryOf = (query: Fields): string => {
    const pairs = Object.entries(query).flatMap(([name, value]): string[] => {
      const each = (Array.isArray(value) ? value : [value]).map(
        (one) => `${encodeURIComponent(name)}=${inAddress(one)}`,
      );
      // The same key twice is a list to some and the last of them to others.
      return random() < 0.03 ? [...each, ...each] : each;
    });
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  };

  const oddHeaders = (): Headers => {
    const kind = random();
    if (kind < 0.3) return { 'idempotency-key': pick(idempotencyKeys) };
    if (kind < 0.5) return { authorization: pick(authorizations) };
    if (kind < 0.65) return { 'content-type': pick(contentTypes) };
    return pick(otherHeaders);
  };

  type Part = 'params' | 'query' | 'body' | 'headers';
  /** Which parts are not as they should be: bodies most often, nothing at all in a quarter of the requests. */
  const oddParts = (route: RouteContract): ReadonlySet<Part> => {
    if (random() < 0.25) return new Set();
    const parts: readonly Part[] = [
      ...(route.body === undefined ? [] : (['body', 'body', 'body', 'body'] as const)),
      ...(route.query === undefined ? [] : (['query', 'query'] as const)),
      ...(route.params === undefined ? [] : (['params'] as const)),
      'headers',
    ];
    return new Set(random() < 0.3 ? [pick(parts), pick(parts)] : [pick(parts)]);
  };

  /** A file that is no picture, or begins like one. */
  const oddFile = (): Buffer => {
    const noise = Buffer.from(Array.from({ length: 200 }, () => Math.floor(random() * 256)));
    const start = pick([
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x00\x00\x00\x00WEBP',
      '\x00\x00\x00\x18ftypavif',
    ]);
    return Buffer.concat([
      Buffer.from(start, 'latin1'),
      random() < 0.5 ? noise : Buffer.from(JSON.stringify(oddValue()) ?? ''),
    ]);
  };

  return (route: RouteContract, token: string | null): FuzzRequest => {
    const odd = oddParts(route);
    const valid = validParts(route, { random, known });
    const change = random() < 0.4 ? bounded : spoilt;
    const params = odd.has('params') ? bounded(valid.params, route.params) : valid.params;
    const [spoiltParam] = odd.has('params') ? Object.keys(params) : [];
    if (spoiltParam !== undefined && random() < 0.7) params[spoiltParam] = oddValue();
    const query = odd.has('query') ? change(valid.query, route.query) : valid.query;
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => inAddress(params[name]));
    const body: unknown = odd.has('body') && valid.body !== undefined ? change(valid.body, route.body) : valid.body;
    const whole = odd.has('body') && random() < 0.12;
    const file = route.upload === undefined ? undefined : oddFile();
    const json = body === undefined ? undefined : JSON.stringify(body);
    const payload = file ?? (whole ? pick(payloads) : json);
    const type = route.upload === undefined ? 'application/json' : pick(route.upload.types);
    return {
      method: route.method,
      url: `${path}${queryOf(query)}`,
      headers: {
        origin,
        ...(payload === undefined ? {} : { 'content-type': type }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(route.creates === true ? { 'idempotency-key': `fuzz-${String(Math.floor(random() * 1e12))}` } : {}),
        ...(odd.has('headers') ? oddHeaders() : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    };
  };
};
