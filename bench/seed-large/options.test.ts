import { describe, expect, it } from 'vitest';
import { help, OptionsError, readOptions } from './options.ts';

const now = new Date('2026-11-23T10:00:00Z');

const faultsOf = (...args: string[]): readonly string[] => {
  try {
    readOptions(args, now);
  } catch (error) {
    if (error instanceof OptionsError) return error.faults;
    throw error;
  }
  return [];
};

describe('arguments of seed:large', () => {
  it('have defaults: a million posts until today', () => {
    const until = new Date('2026-11-23T00:00:00Z');
    expect(readOptions([], now)).toEqual({ posts: 1_000_000, threads: 50_000, people: 20_000, seed: 1, until });
  });

  it('are read in both spellings', () => {
    const options = readOptions(
      ['--posts', '100', '--threads=7', '--people=200', '--seed=3', '--until=2020-02-29'],
      now,
    );
    const until = new Date('2020-02-29T00:00:00Z');
    expect(options).toEqual({ posts: 100, threads: 7, people: 200, seed: 3, until });
  });

  it('can ask for help, which names each of them', () => {
    expect(readOptions(['--posts', 'x', '--help'], now)).toBeNull();
    for (const name of ['posts', 'threads', 'people', 'seed', 'until', 'help']) expect(help).toContain(`--${name}`);
  });

  it('are refused all at once', () => {
    expect(
      faultsOf('--posts=many', '--threads=0', '--people=99', '--seed=-1', '--until=2027-01-01', '--fast', 'now'),
    ).toEqual([
      '--fast is not an option.',
      '"now" is not an option.',
      '--posts must be a whole number from 1 to 10000000, not "many".',
      '--threads must be a whole number from 1 to 1000000, not "0".',
      '--people must be a whole number from 100 to 1000000, not "99".',
      '--seed must be a whole number from 0 to 2147483647, not "-1".',
      '--until must be a day since 2010 that is not to come, as 2026-11-23, not "2027-01-01".',
    ]);
    expect(faultsOf('--posts=5', '--threads=6')).toEqual([
      '--threads must not be more than --posts (5): each thread has at least one post.',
    ]);
  });
});
