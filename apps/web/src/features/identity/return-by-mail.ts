import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import { storage } from '../../lib/storage.ts';

const key = 'return-by-mail';
/** As long as a code of any kind is good for. */
const keptMs = identityLimits.confirmationCodeHours * 60 * 60 * 1000;

/**
 * Keeps where somebody was going who now waits for a mail: its link opens a tab of its own, whose address knows nothing of that.
 * Without storage they end where others do.
 */
export const keepReturnByMail = (path: string, now = Date.now()): void => {
  if (path === '/') storage.remove(key);
  else storage.set(key, JSON.stringify({ path, at: now }));
};

/** Where they were going, as it was kept in this browser; undefined when nothing was, or long ago. Judge it like any address. */
export const returnByMail = (now = Date.now()): string | undefined => {
  try {
    const kept: unknown = JSON.parse(storage.get(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('path' in kept) || !('at' in kept)) return undefined;
    if (typeof kept.path !== 'string' || typeof kept.at !== 'number') return undefined;
    return kept.at <= now && now - kept.at < keptMs ? kept.path : undefined;
  } catch {
    return undefined;
  }
};

/** For when they have arrived. */
export const forgetReturnByMail = (): void => storage.remove(key);
