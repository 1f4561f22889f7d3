import type { Translate } from './i18n.tsx';

const minute = 60;
const hour = 60 * minute;

/** A time to wait as people say it: seconds up to two minutes, then minutes, then hours; rounded up, so that nobody is early. */
export const waitText = (t: Translate, seconds: number): string => {
  if (seconds <= 2 * minute) return t('ui.wait', { unit: 'seconds', count: seconds });
  if (seconds <= 2 * hour) return t('ui.wait', { unit: 'minutes', count: Math.ceil(seconds / minute) });
  return t('ui.wait', { unit: 'hours', count: Math.ceil(seconds / hour) });
};
