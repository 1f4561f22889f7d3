import { useEffect } from 'react';
import { useT } from './i18n.tsx';
import { useSiteName } from './site-name.ts';

/**
 * Names the page in the browser's tab: "Ustawienia · Moja ulica", or what the town calls its site. Call it once, in the page component.
 * @param failed puts "Błąd:" in front while a form has errors
 */
export const useTitle = (title: string | undefined, failed = false): void => {
  const t = useT();
  const { name: site } = useSiteName();
  useEffect(() => {
    const named = title === undefined ? site : t('app.title', { title, site });
    document.title = failed ? t('ui.errorTitlePrefix', { title: named }) : named;
  }, [t, title, site, failed]);
};
