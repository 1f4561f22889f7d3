import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { newIdempotencyKey } from './api-client.ts';
import { currentSession, onSessionChange, useEndedSession } from './session.ts';
import { storage } from './storage.ts';

const saveEveryMs = 2_000;
const keptMs = 30 * 24 * 60 * 60 * 1000;
const prefix = 'draft:';
const guestOwner = 'guest';

/** The fields of a form by name. */
export type DraftFields = Readonly<Record<string, string>>;

export interface Draft {
  /** Where it lies: the slot that was asked for, or one of its own, `<slot>#<form>`. */
  readonly slot: string;
  readonly savedAt: number;
  readonly fields: DraftFields;
}

const keyOf = (owner: string, slot: string): string => `${prefix}${owner}:${slot}`;

const parse = (text: string | undefined): Omit<Draft, 'slot'> | undefined => {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('savedAt' in value) || !('fields' in value)) return undefined;
    const { savedAt, fields } = value;
    if (typeof savedAt !== 'number' || typeof fields !== 'object' || fields === null) return undefined;
    const entries = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { savedAt, fields: Object.fromEntries(entries) };
  } catch {
    return undefined;
  }
};

/** All that an owner typed into a slot, in whichever tab, newest first, but for what is older than 30 days. */
export const readDrafts = (owner: string, slot: string, now: number = Date.now()): readonly Draft[] => {
  const key = keyOf(owner, slot);
  return storage
    .keys()
    .filter((kept) => kept === key || kept.startsWith(`${key}#`))
    .flatMap((kept) => {
      const draft = parse(storage.get(kept));
      const current = draft !== undefined && now - draft.savedAt < keptMs;
      return current ? [{ ...draft, slot: kept.slice(keyOf(owner, '').length) }] : [];
    })
    .toSorted((one, other) => other.savedAt - one.savedAt);
};

/** What an owner last typed into a slot, unless it is older than 30 days. */
export const readDraft = (owner: string, slot: string, now?: number): Draft | undefined =>
  readDrafts(owner, slot, now)[0];

/** Keeps the fields; empty ones leave no draft. True if they are kept. */
export const writeDraft = (owner: string, slot: string, fields: DraftFields, now: number = Date.now()): boolean => {
  if (Object.values(fields).every((text) => text.trim() === '')) {
    storage.remove(keyOf(owner, slot));
    return true;
  }
  return storage.set(keyOf(owner, slot), JSON.stringify({ savedAt: now, fields }));
};

export const removeDraft = (owner: string, slot: string): void => storage.remove(keyOf(owner, slot));

/** Calls back with the slot of each draft of an owner that another tab has taken away; returns how to stop. */
export const onDraftGone = (owner: string, listener: (slot: string) => void): (() => void) => {
  const onStorage = ({ key, newValue }: StorageEvent): void => {
    const mine = keyOf(owner, '');
    if (newValue === null && key?.startsWith(mine) === true) listener(key.slice(mine.length));
  };
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
};

/** Forgets drafts older than 30 days, whoever wrote them. */
export const forgetOldDrafts = (now: number = Date.now()): void => {
  for (const key of storage.keys()) {
    if (!key.startsWith(prefix)) continue;
    const draft = parse(storage.get(key));
    if (draft === undefined || now - draft.savedAt >= keptMs) storage.remove(key);
  }
};

/** Hands over what a guest wrote to the account they signed in to, beside what the account had begun. */
export const adoptGuestDrafts = (owner: string): void => {
  const guestPrefix = keyOf(guestOwner, '');
  for (const key of storage.keys()) {
    if (!key.startsWith(guestPrefix)) continue;
    const slot = key.slice(guestPrefix.length);
    const [text, begun] = [storage.get(key), storage.get(keyOf(owner, slot))];
    // What the account had begun in this tab makes room. Given up is only what was written: where there is no room all stays.
    const kept =
      begun === undefined || storage.set(keyOf(owner, `${slot.replace(/#.*/, '')}#${newIdempotencyKey()}`), begun);
    if (kept && text !== undefined && storage.set(keyOf(owner, slot), text)) storage.remove(key);
  }
};

const ownerNow = (): string => {
  const session = currentSession();
  return session.status === 'signed-in' ? session.me.id : guestOwner;
};

/** What was typed is its author's, also when they were signed out meanwhile; a guest's goes along with them. */
const ownerOf = (author: string): string => (author === guestOwner ? ownerNow() : author);

/** Starts once: forgets what is old, and lets a guest's drafts follow them through signing in. */
export const startDrafts = (): void => {
  forgetOldDrafts();
  onSessionChange(() => {
    const owner = ownerNow();
    if (owner !== guestOwner) adoptGuestDrafts(owner);
  });
};

export interface DraftKeeper {
  /** What was kept before this form opened. */
  readonly restored: DraftFields | undefined;
  /** When the text was last kept; `undefined` while there is something newer or nothing at all. */
  readonly savedAt: number | undefined;
  /** Call at every change; it is kept within 2 s, and at once when the page is left. */
  readonly keep: (fields: DraftFields) => void;
  /** Call when it was sent or thrown away. */
  readonly discard: () => void;
}

/** What the place of a sent text holds for a moment: other tabs in which it still stands need not keep it. */
const sent = '';

/** Named like the drafts that it is for: the privacy notice lists what a browser keeps. */
const tabKey = `${prefix}tab`;

/** One for each tab, also after a reload. */
const tabId = (): string => {
  try {
    const kept = sessionStorage.getItem(tabKey) ?? newIdempotencyKey();
    sessionStorage.setItem(tabKey, kept);
    return kept;
  } catch {
    return newIdempotencyKey();
  }
};

/**
 * The local draft of one form. The same form open in two tabs has two, so that sending one takes nothing from the other; each tab
 * is given its own back, and one that has none the newest.
 * @param slot names the form: `reply:<thread id>`, `case:<case id>`
 */
export const useDraft = (slot: string): DraftKeeper => {
  const [tab] = useState(tabId);
  const own = `${slot}#${tab}`;
  const [found] = useState(() => readDraft(ownerNow(), own) ?? readDraft(ownerNow(), slot));
  const [savedAt, setSavedAt] = useState<number>();
  const [author] = useState(ownerNow);
  const pending = useRef<DraftFields>(undefined);
  const kept = useRef<DraftFields>(undefined);
  /** Where what was restored lies, until this form keeps it in its own place or is done with it. */
  const source = useRef(found?.slot);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** The text lies in this form's own place from now on, or was sent. */
  const leaveSource = useCallback(
    (wasSent: boolean) => {
      if (source.current !== undefined && source.current !== own) {
        const key = keyOf(ownerOf(author), source.current);
        if (wasSent) storage.set(key, sent);
        storage.remove(key);
      }
      source.current = undefined;
    },
    [author, own],
  );

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (pending.current === undefined) return;
    kept.current = pending.current;
    if (writeDraft(ownerOf(author), own, pending.current)) {
      setSavedAt(Date.now());
      leaveSource(false);
    }
    pending.current = undefined;
  }, [author, own, leaveSource]);

  const keep = useCallback(
    (fields: DraftFields) => {
      pending.current = fields;
      setSavedAt(undefined);
      timer.current ??= setTimeout(flush, saveEveryMs);
    },
    [flush],
  );

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    pending.current = undefined;
    kept.current = undefined;
    removeDraft(ownerOf(author), own);
    leaveSource(true);
    setSavedAt(undefined);
  }, [author, own, leaveSource]);

  useEffect(() => {
    /** Another tab had restored this text: sent it, or writes on in a place of its own while it still stands here. */
    const onStorage = ({ key, newValue }: StorageEvent): void => {
      if (key !== keyOf(ownerOf(author), own)) return;
      if (newValue === sent) kept.current = undefined;
      if (newValue !== null || kept.current === undefined) return;
      // Not where a guest's was handed over to the account.
      const moved = storage.keys().some((other) => other.startsWith(prefix) && other.endsWith(`:${own}`));
      if (!moved) writeDraft(ownerOf(author), own, kept.current);
    };
    addEventListener('storage', onStorage);
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('storage', onStorage);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [author, own, flush]);

  return { restored: found?.fields, savedAt, keep, discard };
};

/** True if somebody whose session has just ended left something unsent in one of these slots; it is back when they sign in. */
export const useKeptDraft = (slots: readonly string[]): boolean => {
  const person = useEndedSession()?.person;
  // Looked for once more after drawing: by then the form that went away has kept its last words.
  return useSyncExternalStore(
    onSessionChange,
    () => person !== undefined && slots.some((slot) => readDraft(person, slot) !== undefined),
  );
};
