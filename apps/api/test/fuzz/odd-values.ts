/** Numbers from a seed, so that a failing request can be sent again (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Texts that something on the way to the database and back has stumbled over, here or elsewhere. */
export const oddTexts: readonly string[] = [
  '',
  ' '.repeat(30),
  '\0',
  'Lampa\0na rogu nie świeci',
  '\ud800',
  'połowa znaku \udc00 w środku',
  '\u202eywt\u0119ezrdo\u202c od tyłu',
  '\u200b\u200b\u2060\ufeff\u200b\u200b\u200b\u200b\u200b\u200b',
  '\u0300'.repeat(200),
  'a'.repeat(120),
  '😀'.repeat(120),
  'x'.repeat(20_000),
  'x'.repeat(20_001),
  'ﷺ'.repeat(6_000),
  '\u0958'.repeat(20_000),
  '> '.repeat(9_000),
  '['.repeat(9_000),
  '*_`~'.repeat(4_000),
  `${'a|'.repeat(100)}\n${'-|'.repeat(100)}\n${'|\n'.repeat(5_000)}`,
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e3',
  '0x10',
  '٣',
  '9'.repeat(40),
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  "'; drop table posts; --",
  '<script>alert(1)</script>',
  'Bcc: wszyscy@example.org\r\nSubject: x',
  '${7*7}{{7*7}}',
  `${'a'.repeat(240)}@example.org`,
  '"a b"@example.org',
  'ktos@example.org',
  'osiedle-żółć',
];

export const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2_147_483_648,
  2 ** 53,
  1e308,
  [],
  [[]],
  ['a', 'a'],
  Array.from({ length: 200 }, () => 'a'),
  {},
  { toString: 'a' },
  Object.fromEntries([['__proto__', { admin: true }]]),
  Object.fromEntries([['constructor', { prototype: { admin: true } }]]),
];
