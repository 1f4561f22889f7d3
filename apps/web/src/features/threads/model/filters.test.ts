import { describe, expect, it } from 'vitest';
import { filtersOf, forumQueryText, forumSearchOf, isFiltered, viewOf } from './filters.ts';

describe('filtersOf', () => {
  it('reads the Polish words of the address', () => {
    expect(filtersOf({ temat: 'zielen', status: 'w-toku', kolejnosc: 'najnowsze' })).toEqual({
      topic: 'zielen',
      state: 'in_progress',
      sort: 'newest',
    });
    expect(filtersOf({ pokaz: 'bez-odpowiedzi' })).toEqual({ show: 'unanswered' });
    expect(filtersOf({ pokaz: 'sprawy' })).toEqual({ kind: 'matter' });
  });

  it('takes unknown words as absent', () => {
    expect(filtersOf({ temat: 'Zie leń', status: 'x', pokaz: 'toString', kolejnosc: 'y' })).toEqual({});
  });
});

describe('viewOf', () => {
  it('finds the pressed button whatever the topic and order', () => {
    expect(viewOf({ temat: 'zielen' })?.key).toBe('all');
    expect(viewOf({ status: 'czeka' })?.key).toBe('waiting');
    expect(viewOf({ status: 'czeka', pokaz: 'sprawy' })).toBeUndefined();
  });
});

describe('the address', () => {
  it('goes there and back', () => {
    const search = { temat: 'zielen', status: 'czeka', kolejnosc: 'najnowsze' };
    const text = forumQueryText(search);
    expect(text).toBe('?temat=zielen&status=czeka&kolejnosc=najnowsze');
    expect(forumSearchOf(Object.fromEntries(new URLSearchParams(text)))).toEqual(search);
  });

  it('knows whether anything is narrowed', () => {
    expect(isFiltered({ sort: 'newest' })).toBe(false);
    expect(isFiltered({ show: 'answered' })).toBe(true);
  });
});
