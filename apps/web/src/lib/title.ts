import { useEffect } from 'react';
import { useT } from './i18n.tsx';

/**
 * Names the page in the browser's tab: "Ustawienia · Moja ulica". Call it once, in the page component.
 * @param failed puts "Błąd:" in front while a form has errors
 */
export const useTitle = (title: string | undefined, failed = false): void => {
  const t = useT();
  useEffect(() => {
    const named = title === undefined ? t('app.name') : t('app.title', { title });
    document.title = failed ? t('ui.errorTitlePrefix', { title: named }) : named;
  }, [t, title, failed]);
};
