import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { currentSession, onSessionChange, useEndedSession } from './session.ts';
import { storage } from './storage.ts';

const saveEveryMs = 2_000;
const keptMs = 30 * 24 * 60 * 60 * 1000;
const prefix = 'draft:';
const guestOwner = 'guest';

/** The fields of a form by name. */
export type DraftFields = Readonly<Record<string, string>>;

export interface Draft {
  readonly savedAt: number;
  readonly fields: DraftFields;
}

const keyOf = (owner: string, slot: string): string => `${prefix}${owner}:${slot}`;

const parse = (text: string | undefined): Draft | undefined => {
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

/** What an owner last typed into a slot, unless it is older than 30 days. */
export const readDraft = (owner: string, slot: string, now: number = Date.now()): Draft | undefined => {
  const draft = parse(storage.get(keyOf(owner, slot)));
  return draft !== undefined && now - draft.savedAt < keptMs ? draft : undefined;
};

/** Keeps the fields; empty ones leave no draft. True if they are kept. */
export const writeDraft = (owner: string, slot: string, fields: DraftFields, now: number = Date.now()): boolean => {
  if (Object.values(fields).every((text) => text.trim() === '')) {
    storage.remove(keyOf(owner, slot));
    return true;
  }
  return storage.set(keyOf(owner, slot), JSON.stringify({ savedAt: now, fields }));
};

export const removeDraft = (owner: string, slot: string): void => storage.remove(keyOf(owner, slot));

/** Forgets drafts older than 30 days, whoever wrote them. */
export const forgetOldDrafts = (now: number = Date.now()): void => {
  for (const key of storage.keys()) {
    if (!key.startsWith(prefix)) continue;
    const draft = parse(storage.get(key));
    if (draft === undefined || now - draft.savedAt >= keptMs) storage.remove(key);
  }
};

const isSaid = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/**
 * The bodies of both, the older first: no text is lost. Whatever else is chosen (for whom one speaks, to what one replies) belongs
 * to the newer one alone; a title is kept from the older where the newer has none.
 */
const joined = ({ fields: older }: Draft, { fields: newer }: Draft): DraftFields => {
  if (!isSaid(newer.body))
    return { ...older, ...Object.fromEntries(Object.entries(newer).filter(([, text]) => isSaid(text))) };
  const title = isSaid(newer.title) ? newer.title : older.title;
  const bodies = [older.body, newer.body].filter(isSaid);
  return { ...newer, ...(isSaid(title) && { title }), body: [...new Set(bodies)].join('\n\n') };
};

/** Hands over what a guest wrote to the account they signed in to, and joins it with what the account had begun. */
export const adoptGuestDrafts = (owner: string, now: number = Date.now()): void => {
  const guestPrefix = keyOf(guestOwner, '');
  for (const key of storage.keys()) {
    if (!key.startsWith(guestPrefix)) continue;
    const slot = key.slice(guestPrefix.length);
    const drafts = [readDraft(guestOwner, slot, now), readDraft(owner, slot, now)];
    const [older, newer] = drafts.filter((draft) => draft !== undefined).toSorted((a, b) => a.savedAt - b.savedAt);
    const last = newer ?? older;
    if (older !== undefined && last !== undefined) writeDraft(owner, slot, joined(older, last), last.savedAt);
    storage.remove(key);
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

/**
 * The local draft of one form.
 * @param slot names the form: `reply:<thread id>`, `case:<case id>`
 */
export const useDraft = (slot: string): DraftKeeper => {
  const [restored] = useState(() => readDraft(ownerNow(), slot)?.fields);
  const [savedAt, setSavedAt] = useState<number>();
  const [author] = useState(ownerNow);
  const pending = useRef<DraftFields>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (pending.current === undefined) return;
    if (writeDraft(ownerOf(author), slot, pending.current)) setSavedAt(Date.now());
    pending.current = undefined;
  }, [author, slot]);

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
    removeDraft(ownerOf(author), slot);
    setSavedAt(undefined);
  }, [author, slot]);

  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return { restored, savedAt, keep, discard };
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
