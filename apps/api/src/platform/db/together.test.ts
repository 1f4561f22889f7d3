import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

describe('statements asked together', () => {
  it('give their results in their order', async () => {
    expect(await together([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  });

  it('throw the first failure, and not before the last of them is done', async () => {
    const slow = Promise.withResolvers<number>();
    let thrown: unknown = null;
    const failing = together([slow.promise, Promise.reject(new Error('first')), slow.promise]).catch(
      (error: unknown) => {
        thrown = error;
      },
    );
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(thrown).toBeNull();
    slow.reject(new Error('second'));
    await failing;
    expect(thrown).toEqual(new Error('first'));
  });
});
