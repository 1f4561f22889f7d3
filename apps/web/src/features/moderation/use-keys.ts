import { useEffect, useSyncExternalStore } from 'react';
import { storage } from '../../lib/storage.ts';

const storageKey = 'moderation-keys';
const listeners = new Set<() => void>();

const keysAreOn = (): boolean => storage.get(storageKey) !== 'off';

/** Single keys can get in the way of speech input, so they can be switched off (WCAG 2.1.4). On this device. */
export const switchKeys = (on: boolean): void => {
  if (on) storage.remove(storageKey);
  else storage.set(storageKey, 'off');
  for (const listener of listeners) listener();
};

export const useKeysOn = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, keysAreOn);

/** What each key does; letters in lower case. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/** True where a key is text, or where a dialog has the floor. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.defaultPrevented ||
  (event.target instanceof Element &&
    event.target.closest('input, textarea, select, [contenteditable], dialog, [role=menu]') !== null);

/** Single keys for the whole page, while they are switched on. */
export const useKeys = (keys: KeyMap): void => {
  const on = useKeysOn();
  useEffect(() => {
    if (!on) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = isTaken(event) ? undefined : keys[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [on, keys]);
};
