// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  adoptGuestDrafts,
  forgetOldDrafts,
  readDraft,
  readDrafts,
  removeDraft,
  useDraft,
  useKeptDraft,
  writeDraft,
} from './drafts.ts';
import { currentSession, useEndedSession } from './session.ts';
import type { EndedSession } from './session.ts';
import { storage } from './storage.ts';
import { jan } from '../testing/person.ts';

vi.mock(import('./session.ts'), { spy: true });

const nobody = { ...jan, id: '' };

const day = 24 * 60 * 60 * 1000;
const slot = 'reply:aaaaaaaaaaaa';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.mocked(currentSession).mockReset();
  vi.mocked(useEndedSession).mockReset();
});

describe('a draft', () => {
  it('is kept for 30 days and forgotten then', () => {
    writeDraft('me', slot, { body: 'tekst' }, 0);
    expect(readDraft('me', slot, 30 * day - 1)?.fields).toEqual({ body: 'tekst' });
    expect(readDraft('me', slot, 30 * day)).toBeUndefined();
    forgetOldDrafts(30 * day);
    expect(localStorage).toHaveLength(0);
  });

  it('belongs to the one who wrote it', () => {
    writeDraft('me', slot, { body: 'tekst' });
    expect(readDraft('you', slot)).toBeUndefined();
  });

  it('of nothing but spaces is none', () => {
    writeDraft('me', slot, { body: 'tekst' });
    writeDraft('me', slot, { body: '  ' });
    expect(readDraft('me', slot)).toBeUndefined();
  });

  it('that was spoilt is none', () => {
    localStorage.setItem(`draft:me:${slot}`, '{"savedAt":');
    expect(readDraft('me', slot)).toBeUndefined();
  });

  it('of a guest follows them through signing in, and stands beside what the account had begun', () => {
    writeDraft('guest', slot, { body: 'gość' }, 10);
    writeDraft('guest', 'thread#karta', { title: 'Ławki', body: 'jako gość' }, 20);
    writeDraft('me', 'thread#karta', { title: '', body: 'urzędowo', official: 'zarzad' }, 10);
    adoptGuestDrafts('me');
    expect(readDraft('me', slot, 30)?.fields).toEqual({ body: 'gość' });
    expect(readDrafts('me', 'thread', 30).map(({ fields }) => fields)).toEqual([
      { title: 'Ławki', body: 'jako gość' },
      { title: '', body: 'urzędowo', official: 'zarzad' },
    ]);
    expect(readDraft('me', 'thread#karta', 30)?.fields).toEqual({ title: 'Ławki', body: 'jako gość' });
  });

  it('is lost neither way where there is no room to hand it over', () => {
    writeDraft('guest', 'thread#karta', { body: 'jako gość' }, 20);
    writeDraft('me', 'thread#karta', { body: 'moje' }, 10);
    const set = vi.spyOn(storage, 'set').mockReturnValue(false);
    adoptGuestDrafts('me');
    set.mockRestore();
    expect(readDraft('guest', 'thread', 30)?.fields).toEqual({ body: 'jako gość' });
    expect(readDraft('me', 'thread', 30)?.fields).toEqual({ body: 'moje' });
  });

  it('of a guest is theirs no more once they have signed in', () => {
    writeDraft('guest', slot, { body: 'gość' }, 10);
    adoptGuestDrafts('me');
    expect(readDraft('guest', slot, 30)).toBeUndefined();
  });
});

describe('useDraft', () => {
  it('stays with its author when they are signed out while it waits to be kept', () => {
    const session = vi.mocked(currentSession);
    session.mockReturnValue({ status: 'signed-in', me: { ...nobody, id: 'me' }, dutiesWithheld: false });
    const { result, unmount } = renderHook(() => useDraft(slot));
    act(() => result.current.keep({ body: 'tylko moje' }));
    session.mockReturnValue({ status: 'guest' });
    unmount();
    expect(readDraft('me', slot)?.fields).toEqual({ body: 'tylko moje' });
    expect(readDraft('guest', slot)).toBeUndefined();
  });

  it('keeps what was typed within 2 s, however fast the typing', () => {
    const { result } = renderHook(() => useDraft(slot));
    act(() => {
      result.current.keep({ body: 'a' });
    });
    act(() => {
      vi.advanceTimersByTime(1_500);
    });
    act(() => {
      result.current.keep({ body: 'ab' });
    });
    expect(readDraft('guest', slot)).toBeUndefined();
    act(() => {
      vi.advanceTimersByTime(500);
    });
    expect(readDraft('guest', slot)?.fields).toEqual({ body: 'ab' });
    expect(result.current.savedAt).toBeTypeOf('number');
  });

  it('keeps it at once when the page is left', () => {
    const { result } = renderHook(() => useDraft(slot));
    act(() => {
      result.current.keep({ body: 'a' });
    });
    act(() => {
      dispatchEvent(new Event('pagehide'));
    });
    expect(readDraft('guest', slot)?.fields).toEqual({ body: 'a' });
  });

  it('gives back what was kept, and nothing after it was sent', () => {
    writeDraft('guest', slot, { body: 'dawniej' });
    const { result, unmount } = renderHook(() => useDraft(slot));
    expect(result.current.restored).toEqual({ body: 'dawniej' });
    act(() => {
      result.current.keep({ body: 'teraz' });
    });
    act(() => {
      result.current.discard();
    });
    unmount();
    expect(readDraft('guest', slot)).toBeUndefined();
  });

  it('removes without a trace', () => {
    writeDraft('me', slot, { body: 'a' });
    removeDraft('me', slot);
    expect(localStorage).toHaveLength(0);
  });
});

describe('the same form in two tabs', () => {
  /** What another tab does to a place is told; to its own it is not. */
  const told = (key: string, newValue: string | null): void => {
    if (newValue === null) localStorage.removeItem(key);
    else localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent('storage', { key, newValue }));
  };
  const open = (tab: string) => {
    sessionStorage.setItem('draft:tab', tab);
    return renderHook(() => useDraft(slot));
  };
  const kept = (tab: string, fields: Record<string, string>) => {
    const form = open(tab);
    act(() => form.result.current.keep(fields));
    act(() => {
      vi.advanceTimersByTime(2_000);
    });
    return form;
  };
  const bodies = (owner = 'guest') => readDrafts(owner, slot).map(({ fields }) => fields['body']);
  const placeOf = (tab: string, owner = 'guest') => `draft:${owner}:${slot}#${tab}`;

  it('keeps two texts: sending one takes nothing from the other', () => {
    const [sent] = [kept('a', { body: 'wysłane' }), kept('b', { body: 'niewysłane' })];
    act(() => sent.result.current.discard());
    expect(bodies()).toEqual(['niewysłane']);
  });

  it('gives each tab its own back, and a new one the newest', () => {
    const forms = [open('a'), open('b')];
    for (const [at, body] of ['starsze', 'nowsze'].entries()) {
      act(() => forms[at]?.result.current.keep({ body }));
      act(() => {
        vi.advanceTimersByTime(2_000);
      });
    }
    for (const { unmount } of forms) unmount();
    expect(['a', 'b', 'c'].map((tab) => open(tab).result.current.restored?.['body'])).toEqual([
      'starsze',
      'nowsze',
      'nowsze',
    ]);
  });

  it('leaves one text behind when what another tab had begun is written on', () => {
    kept('a', { body: 'początek' }).unmount();
    const again = open('b');
    act(() => again.result.current.keep({ body: 'początek i koniec' }));
    again.unmount();
    expect(bodies()).toEqual(['początek i koniec']);
  });

  it('keeps anew what still stands here when another tab writes on what it had restored', () => {
    kept('a', { body: 'moje' });
    act(() => told(placeOf('a'), null));
    expect(bodies()).toEqual(['moje']);
  });

  it('keeps nothing anew of what was sent, here or in the tab that had restored it', () => {
    const form = kept('a', { body: 'moje' });
    act(() => {
      told(placeOf('a'), '');
      told(placeOf('a'), null);
    });
    expect(bodies()).toEqual([]);
    form.unmount();
    expect(bodies()).toEqual([]);
  });

  it('says so to the tab in which the text was begun', () => {
    const set = vi.spyOn(storage, 'set');
    kept('a', { body: 'moje' });
    const other = open('b');
    act(() => other.result.current.discard());
    expect(set).toHaveBeenCalledWith(placeOf('a'), '');
    expect(bodies()).toEqual([]);
    set.mockRestore();
  });

  it('doubles nothing when a tab beside it signs in and hands the text over', () => {
    kept('a', { body: 'gość' });
    adoptGuestDrafts('me');
    act(() => {
      dispatchEvent(new StorageEvent('storage', { key: placeOf('a'), newValue: null }));
    });
    expect([bodies('guest'), bodies('me')]).toEqual([[], ['gość']]);
  });
});

describe('useKeptDraft', () => {
  const keptFor = (ended: EndedSession | undefined): boolean => {
    vi.mocked(useEndedSession).mockReturnValue(ended);
    return renderHook(() => useKeptDraft([slot, 'outbox:aaaaaaaaaaaa'])).result.current;
  };

  it('knows that a text waits for whoever was signed in until now, and for nobody else', () => {
    expect(keptFor({ person: 'me' })).toBe(false);
    writeDraft('me', slot, { body: 'moje' });
    writeDraft('guest', slot, { body: 'gość' });
    expect(keptFor({ person: 'me' })).toBe(true);
    expect(keptFor({ person: 'you' })).toBe(false);
    expect(keptFor({ person: undefined })).toBe(false);
    expect(keptFor(undefined)).toBe(false);
  });
});
