/** Everything around the fields of a request that some parser, here or elsewhere, has stumbled over. */

export const idempotencyKeys: readonly string[] = [
  '',
  'krótki',
  '__proto__',
  'x'.repeat(64),
  'x'.repeat(65),
  'the-same-key-again',
  'a b c d e f g',
];

export const authorizations: readonly string[] = [
  '',
  'Bearer',
  'Bearer ',
  'Bearer a.b.c',
  'Bearer null',
  'Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJhYWFhYWFhYWFhYWEiLCJhZG1pbiI6dHJ1ZX0.',
  'Basic YTpi',
  `Bearer ${'a'.repeat(9_000)}`,
];

export const contentTypes: readonly string[] = [
  'text/plain',
  'application/json; charset=latin1',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'application/json\t;a',
  'application/merge-patch+json',
  '',
  'json',
];

export const otherHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'if-none-match': '*' },
  { 'if-none-match': 'W/,"",W/""' },
  { 'accept-encoding': 'br;q=0.0,gzip;q=0;;,*;q=0' },
  { 'accept-language': 'x'.repeat(3_000) },
  { cookie: 'refresh=%00; __Host-refresh=__proto__; lang=../..' },
  { 'user-agent': 'ó'.repeat(500) },
  { 'x-forwarded-for': '__proto__, 1.2.3.4' },
  { 'x-forwarded-host': 'zlo.example', host: 'zlo.example' },
  { 'x-http-method-override': 'DELETE' },
  { origin: 'https://zlo.example' },
  { 'sec-fetch-site': 'cross-site' },
  { range: 'bytes=0-0,-1' },
  { expect: 'wonders' },
];

/** Whole bodies that are no object of an operation, or no JSON. */
export const payloads: readonly string[] = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '1e999',
  '{"a":1e999}',
  '{"a":1,"a":2}',
  '\ufeff{}',
  '{"\\ud800":"\\udc00"}',
  '{"a":"\\u0000"}',
  '\0',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":"x","hasOwnProperty":1,"length":-1}',
  `{"a":${'9'.repeat(400)}}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  `{${Array.from({ length: 2_000 }, (_, index) => `"k${String(index)}":0`).join(',')}}`,
  `{"a":"${'x'.repeat(140_000)}"}`,
];
