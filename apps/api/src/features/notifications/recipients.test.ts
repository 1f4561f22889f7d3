import { describe, expect, it } from 'vitest';
import { recipientsOf } from './recipients.ts';

const reply = { number: 4, authorId: 1n, official: false, threadAuthorId: 2n, repliedToAuthorId: 3n };

describe('recipientsOf', () => {
  it('tells whoever was replied to and whoever opened the thread', () => {
    expect([...recipientsOf(reply)]).toEqual([
      [3n, 'reply'],
      [2n, 'reply'],
    ]);
  });

  it('tells each person once', () => {
    expect([...recipientsOf({ ...reply, repliedToAuthorId: 2n })]).toEqual([[2n, 'reply']]);
  });

  it('never tells people about what they wrote themselves', () => {
    expect([...recipientsOf({ ...reply, authorId: 2n, repliedToAuthorId: 2n })]).toEqual([]);
  });

  it('calls an official answer by its name', () => {
    expect([...recipientsOf({ ...reply, official: true }).values()]).toEqual(['official_answer', 'official_answer']);
  });

  it('tells nobody of an opening post or of gone accounts', () => {
    expect(recipientsOf({ ...reply, number: 1 }).size).toBe(0);
    expect(recipientsOf({ ...reply, threadAuthorId: null, repliedToAuthorId: null }).size).toBe(0);
  });
});
