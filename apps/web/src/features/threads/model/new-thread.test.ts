import { describe, expect, it } from 'vitest';
import { checkThread, emptyThread, threadDraftOf, threadFieldsOf } from './new-thread.ts';

const good = { ...emptyThread, title: 'Ciemno na alejce', body: 'Trzy słupy i żaden nie świeci.' };

describe('checkThread', () => {
  it('accepts a whole thread', () => {
    expect(checkThread(good)).toEqual([]);
  });

  it('names every fault in the order of the form', () => {
    expect(checkThread({ ...emptyThread, title: 'Krótki', kind: 'matter' }).map(({ code }) => code)).toEqual([
      'titleTooShort',
      'bodyTooShort',
      'institutionMissing',
    ]);
    expect(checkThread({ ...good, title: 'a'.repeat(121), body: 'b'.repeat(20_001) }).map(({ code }) => code)).toEqual([
      'titleTooLong',
      'bodyTooLong',
    ]);
  });
});

describe('the draft of a thread', () => {
  it('comes back as it was', () => {
    const matter = { ...good, kind: 'matter', institution: 'rada-bema' } as const;
    expect(threadFieldsOf(threadDraftOf(matter))).toEqual(matter);
  });

  it('is empty while nothing was written', () => {
    expect(threadDraftOf({ ...emptyThread, topic: 'zielen' })).toEqual({});
    expect(threadFieldsOf(undefined)).toEqual(emptyThread);
  });
});
