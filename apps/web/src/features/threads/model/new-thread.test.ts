import { describe, expect, it } from 'vitest';
import type { ThreadFields } from './new-thread.ts';
import {
  checkThread,
  emptyThread,
  fieldsForPlace,
  remainingFaults,
  threadDraftOf,
  threadFieldsOf,
} from './new-thread.ts';

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

describe('remainingFaults', () => {
  const empty = { ...emptyThread, kind: 'matter' } as const;
  const left = (before: ThreadFields, after: ThreadFields, faults = checkThread(before)) =>
    remainingFaults(faults, before, after).map(({ code }) => code);

  it('lets a fault go as soon as its field is valid', () => {
    expect(left(empty, { ...empty, title: good.title })).toEqual(['bodyTooShort', 'institutionMissing']);
    expect(left(empty, { ...empty, kind: 'discussion' })).toEqual(['titleTooShort', 'bodyTooShort']);
    expect(left(empty, { ...empty, title: 'a'.repeat(121) })[0]).toBe('titleTooLong');
  });

  it('tells no new fault before the next try', () => {
    expect(left(good, { ...good, body: '' }, [])).toEqual([]);
  });

  it('keeps what the server found until that field is changed', () => {
    const found = [{ field: 'body', code: 'bodyTooShort' }] as const;
    expect(left(good, { ...good, title: 'Ciemno na parkingu' }, found)).toEqual(['bodyTooShort']);
    expect(left(good, { ...good, body: 'Od wtorku.' }, found)).toEqual([]);
  });
});

describe('fieldsForPlace', () => {
  const chosen = { ...good, topic: 'zielen', street: 'dluga', institution: 'rada-bema' };
  const bema = { topics: [{ slug: 'zielen' }], streets: [{ slug: 'dluga' }], institutions: [{ slug: 'rada-bema' }] };

  it('keeps what the other place has too, and leaves out what it has not', () => {
    expect(fieldsForPlace(chosen, { ...bema, streets: [], institutions: [] })).toEqual({
      ...chosen,
      street: '',
      institution: '',
    });
    expect(fieldsForPlace(chosen, bema)).toEqual(chosen);
  });

  it('leaves nothing out while the place is not known', () => {
    expect(fieldsForPlace(chosen, { topics: undefined, streets: undefined, institutions: undefined })).toEqual(chosen);
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
