import { ApiError, NetworkError } from './api-error.ts';
import type { MessageKey, Translate } from './i18n.tsx';
import { hasMessage } from './i18n.tsx';
import { waitText } from './wait.ts';

const keyOf = (code: string): MessageKey => {
  const key = `error.${code}`;
  return hasMessage(key) ? key : 'error.internal';
};

/** What went wrong and what to do, in the reader's language. Error codes are keys: `error.<code>`. */
export const errorText = (t: Translate, error: unknown): string => {
  if (error instanceof NetworkError) return t(error.timedOut ? 'error.timeout' : 'error.network');
  if (!(error instanceof ApiError)) return t('error.internal');
  return t(keyOf(error.code), { wait: waitText(t, error.retryAfterSeconds ?? 1) });
};

/** The text for one faulty field of a form: `error.field.<code>` if there is one, else the general text of its code. */
export const fieldErrorText = (t: Translate, code: string): string => {
  const key = `error.field.${code}`;
  return t(hasMessage(key) ? key : keyOf(code));
};
