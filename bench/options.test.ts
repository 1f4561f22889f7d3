import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

const known = ['thread-page', 'reply'];
const database = 'postgres://localhost/forum';

it('takes the database from the environment, and everything else as it is by itself', () => {
  expect(readOptions([], { DATABASE_URL: database }, known)).toEqual({
    rows: [],
    databaseUrl: database,
    posts: null,
    quick: false,
    growth: true,
    json: null,
    profileDir: null,
  });
});

it('takes rows and options in any order', () => {
  const args = ['reply', '--posts', '5000', 'thread-page', '--quick', '--json', 'out.json', '--database', database];
  expect(readOptions(args, { DATABASE_URL: 'postgres://elsewhere/x' }, known)).toMatchObject({
    rows: ['reply', 'thread-page'],
    databaseUrl: database,
    posts: 5000,
    quick: true,
    growth: false,
    json: 'out.json',
  });
});

it('asks for nothing to tell how it is used', () => {
  expect(readOptions(['--help'], {}, known)).toBeNull();
});

it.each([
  ['a row that is not there', ['thread'], 'There is no row "thread". There are: thread-page, reply.'],
  ['a number that is none', ['--posts', 'many'], '--posts must be a whole number, not "many".'],
  ['an option that is not there', ['--fast'], '--fast'],
])('says what is wrong with %s', (_name, args, message) => {
  expect(() => readOptions(args, { DATABASE_URL: database }, known)).toThrow(message);
});

it.each([undefined, 'mysql://localhost/forum'])('needs PostgreSQL, not %s', (url) => {
  expect(() => readOptions([], { DATABASE_URL: url }, known)).toThrow('The bench needs PostgreSQL');
});
