import { expect, it } from 'vitest';
import { createKeptHtml } from './kept-html.ts';

/** Makes another text each time. */
const maker = () => {
  let made = 0;
  return async () => Buffer.from(`page ${(made += 1)}`);
};
const textOf = async (html: Promise<{ plain: Buffer }>): Promise<string> => (await html).plain.toString();

it('makes a page once for what it is made of, and anew for anything else', async () => {
  const [keep, make, [of, other]] = [createKeptHtml(1000), maker(), [{}, {}]];
  expect(await textOf(keep('pl', of, make))).toBe('page 1');
  expect(await textOf(keep('pl', of, make))).toBe('page 1');
  expect(await textOf(keep('en', of, make))).toBe('page 2');
  expect(await textOf(keep('pl', other, make))).toBe('page 3');
});

it('keeps no more than it may, and nothing without memory', async () => {
  const [small, nothing, make, of] = [createKeptHtml(10), createKeptHtml(0), maker(), {}];
  await small('one', of, make);
  await small('two', of, make);
  expect(await textOf(small('one', of, make))).toBe('page 3');
  await nothing('one', of, make);
  expect(await textOf(nothing('one', of, make))).toBe('page 5');
});
