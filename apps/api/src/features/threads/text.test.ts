import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../testing/cpu-time.ts';
import { changedAtMost, cleanBody, cleanTitle } from './text.ts';

describe('a title', () => {
  it('is one line of composed letters', () => {
    expect(cleanTitle('  Chodnik \n przy\tstawie ')).toBe('Chodnik przy stawie');
    expect(cleanTitle('Zo\u0301ltko i skorupka')).toBe('Zóltko i skorupka');
  });

  it('hides nothing and turns nothing round', () => {
    expect(cleanTitle('Chodnik\u202E \u200Bprzy\u0007 stawie')).toBe('Chodnik przy stawie');
  });

  it('is long enough once cleaned', () => {
    expect(() => cleanTitle('a      \u200B\u200Bb')).toThrow('invalid input');
  });

  it.each([
    ['joiners', '\u200D'.repeat(10)],
    ['fillers that count as letters', '\u3164'.repeat(10)],
    ['soft hyphens', `Wątek${'\u00AD'.repeat(10)}`],
    ['marks without letters', '\u0300'.repeat(20)],
    ['blank Braille', '\u2800'.repeat(10)],
  ])('is not made of %s', (_what, title) => {
    expect(() => cleanTitle(title)).toThrow('invalid input');
  });

  it('is kept whole, emoji and all', () => {
    const title = `a${'😀'.repeat(threadLimits.maxTitleChars - 1)}`;
    expect(cleanTitle(title)).toBe(title);
  });

  it('does not climb over its neighbours', () => {
    expect(cleanTitle(`Chodni${'\u0316'.repeat(50)}k przy stawie`)).toBe(`Chodni${'\u0316'.repeat(4)}k przy stawie`);
  });
});

describe('a body', () => {
  it('keeps tabs, indents and line breaks', () => {
    expect(cleanBody('\n\n    kod\r\n\tdalej\rkoniec  \n\n')).toBe('    kod\n\tdalej\nkoniec');
  });

  it('keeps what emoji are joined by', () => {
    expect(cleanBody('👩‍👧 ok')).toBe('👩‍👧 ok');
  });

  it('has something to read', () => {
    expect(() => cleanBody(' \u200B\u200D\n ')).toThrow('invalid input');
    expect(cleanBody('🙂')).toBe('🙂');
  });
});

describe('changedAtMost', () => {
  it.each([
    ['kot', 'kot', 0, true],
    ['kot', 'kat', 1, true],
    ['kot', 'kat', 0, false],
    ['kot', 'koty', 1, true],
    ['', 'abc', 3, true],
    ['', 'abc', 2, false],
    ['abcdef', 'badcfe', 3, false],
    ['abcdef', 'badcfe', 4, true],
    [`a${'x'.repeat(500)}b`, `c${'x'.repeat(500)}d`, 2, true],
    ['x'.repeat(300), 'y'.repeat(300), 100, false],
  ])('%#', (before, after, limit, expected) => {
    expect(changedAtMost(before, after, limit)).toBe(expected);
    expect(changedAtMost(after, before, limit)).toBe(expected);
  });

  it('is quick with the longest texts', async () => {
    const before = 'ab'.repeat(10_000);
    const after = `c${'ba'.repeat(9_999)}d`;
    expect(await cpuMsOf(() => changedAtMost(before, after, 100))).toBeLessThan(1_000);
  });
});
