import type { ReactNode } from 'react';
import { useT } from '../lib/i18n.tsx';

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  /** Renders the link to a page: the caller knows the address. */
  readonly renderLink: (page: number, label: ReactNode, rel: 'prev' | 'next') => ReactNode;
}

/** Previous, "Strona 2 z 5", next. Nothing for a single page. */
export const Pager = ({ page, pages, renderLink }: PagerProps) => {
  const t = useT();
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={t('ui.pager')}>
      {page > 1 ? renderLink(page - 1, t('ui.previous'), 'prev') : <span />}
      <span className="meta num">{t('ui.pageOf', { page, pages })}</span>
      {page < pages ? renderLink(page + 1, t('ui.next'), 'next') : <span />}
    </nav>
  );
};
