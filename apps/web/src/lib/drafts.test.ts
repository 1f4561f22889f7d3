// @vitest-environment happy-dom
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
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

vi.mock(import('./session.ts'), { spy: true });

const nobody: Me = {
  id: '',
  handle: 'ktos',
  displayName: 'Ktoś',
  email: 'ktos@example.org',
  locale: 'pl',
  confirmed: true,
  suspended: false,
  suspendedUntil: null,
  admin: false,
  memberships: [],
  leavesAt: null,
  liaisonFor: [],
};

const day = 24 * 60 * 60 * 1000;
const slot = 'reply:aaaaaaaaaaaa';

beforeEach(() => {
  localStorage.clear();
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

  it('of a guest follows them through signing in, and joins what the account had begun', () => {
    writeDraft('guest', slot, { body: 'gość' }, 10);
    writeDraft('guest', 'thread', { title: 'Ławki', body: 'starszy', topic: 'zielen' }, 10);
    writeDraft('me', 'thread', { title: '', body: 'nowszy', topic: 'mieszkanie' }, 20);
    adoptGuestDrafts('me', 30);
    expect(readDraft('me', slot, 30)?.fields).toEqual({ body: 'gość' });
    const both = { title: 'Ławki', body: 'starszy\n\nnowszy', topic: 'mieszkanie' };
    expect(readDraft('me', 'thread', 30)).toMatchObject({ savedAt: 20, fields: both });
  });

  it('of a guest is never sent in the name for which the account had begun another', () => {
    writeDraft('me', slot, { body: 'urzędowo', official: 'zarzad', replyTo: '7' }, 10);
    writeDraft('guest', slot, { body: 'prywatnie' }, 20);
    adoptGuestDrafts('me', 30);
    expect(readDraft('me', slot, 30)?.fields).toEqual({ body: 'urzędowo\n\nprywatnie' });
  });

  it('of a guest is theirs no more once they have signed in', () => {
    writeDraft('guest', slot, { body: 'gość' }, 10);
    adoptGuestDrafts('me', 30);
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
  const told = (key: string): void => {
    localStorage.removeItem(key);
    dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
  };
  const kept = (fields: Record<string, string>) => {
    const form = renderHook(() => useDraft(slot));
    act(() => form.result.current.keep(fields));
    act(() => {
      vi.advanceTimersByTime(2_000);
    });
    return form;
  };

  it('keeps two texts: sending one takes nothing from the other', () => {
    const [sent] = [kept({ body: 'wysłane' }), kept({ body: 'niewysłane' })];
    act(() => sent.result.current.discard());
    expect(readDraft('guest', slot)?.fields).toEqual({ body: 'niewysłane' });
  });

  it('gives back the newest first, and the other once that one is sent', () => {
    kept({ body: 'starsze' }).unmount();
    const newer = renderHook(() => useDraft(slot));
    expect(newer.result.current.restored).toEqual({ body: 'starsze' });
    writeDraft('guest', `${slot}#inna`, { body: 'nowsze' }, Date.now() + 1);
    const next = renderHook(() => useDraft(slot));
    expect(next.result.current.restored).toEqual({ body: 'nowsze' });
    act(() => next.result.current.discard());
    expect(renderHook(() => useDraft(slot)).result.current.restored).toEqual({ body: 'starsze' });
  });

  it('leaves one text behind when what was restored is written on', () => {
    kept({ body: 'początek' }).unmount();
    const again = renderHook(() => useDraft(slot));
    act(() => again.result.current.keep({ body: 'początek i koniec' }));
    again.unmount();
    expect(readDrafts('guest', slot).map(({ fields }) => fields)).toEqual([{ body: 'początek i koniec' }]);
  });

  it('keeps anew what still stands here when another tab, which had restored it, is done with it', () => {
    kept({ body: 'moje' });
    act(() => told(`draft:guest:${readDraft('guest', slot)?.slot ?? ''}`));
    expect(readDraft('guest', slot)?.fields).toEqual({ body: 'moje' });
  });

  it('keeps nothing anew of what was sent here', () => {
    const form = kept({ body: 'moje' });
    const key = `draft:guest:${readDraft('guest', slot)?.slot ?? ''}`;
    act(() => form.result.current.discard());
    act(() => told(key));
    expect(readDraft('guest', slot)).toBeUndefined();
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
