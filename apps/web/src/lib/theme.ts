import { useSyncExternalStore } from 'react';
import { storage } from './storage.ts';

export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

// The same key as in public/theme.js, which sets the theme before the first paint.
const storageKey = 'theme';
const listeners = new Set<() => void>();

const readTheme = (): Theme => {
  const kept = storage.get(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

const apply = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

/** Chooses the theme for this device; `system` follows the device's own setting. */
export const chooseTheme = (theme: Theme): void => {
  if (theme === 'system') storage.remove(storageKey);
  else storage.set(storageKey, theme);
  apply(theme);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  // Another tab's choice holds here too.
  const onStorage = ({ key }: StorageEvent): void => {
    if (key !== storageKey) return;
    apply(readTheme());
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
};

/** The theme chosen on this device. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, readTheme);
