import { useEffect, useSyncExternalStore } from 'react';
import { useT } from './i18n.tsx';
import { useSiteName } from './site-name.ts';

let faultsShown = 0;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const change = (by: number): void => {
  faultsShown += by;
  for (const listener of listeners) listener();
};

/** For what lists the faults of a form: while it is there the tab says so, whatever page it is on. */
export const useFaultsInTitle = (): void =>
  useEffect(() => {
    change(1);
    return () => change(-1);
  }, []);

/**
 * Names the page in the browser's tab: "Ustawienia · Moja ulica", or what the town calls its site. Call it once, in the page component.
 * @param failed puts "Błąd:" in front while something failed that no summary of faults tells of
 */
export const useTitle = (title: string | undefined, failed = false): void => {
  const t = useT();
  const { name: site } = useSiteName();
  const faulty = useSyncExternalStore(subscribe, () => faultsShown > 0) || failed;
  useEffect(() => {
    const named = title === undefined ? site : t('app.title', { title, site });
    document.title = faulty ? t('ui.errorTitlePrefix', { title: named }) : named;
  }, [t, title, site, faulty]);
};
