import { ChevronDown, ChevronUp } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

interface PageNavProps {
  readonly side: 'before' | 'after';
  /** Pages on show, of how many. */
  readonly from: number;
  readonly to: number;
  readonly pageCount: number;
  readonly loading: boolean;
  /** Address of the neighbouring page: works without scripts, in a new tab, and when copied. */
  readonly address: string;
  readonly onLoad: () => void;
}

/** At either end of the posts on show: loads the neighbouring page in place. */
export const PageNav = ({ side, from, to, pageCount, loading, address, onLoad }: PageNavProps) => {
  const t = useT();
  const more = side === 'before' ? from > 1 : to < pageCount;
  // Above the first page there is nowhere to go; which page it is stands below the posts.
  if (pageCount <= 1 || (side === 'before' && !more)) return null;
  const on =
    from === to
      ? t('ui.pageOf', { page: from, pages: pageCount })
      : t('threads.pagesOf', { from, to, pages: pageCount });
  return (
    <nav
      className={`page-nav ${side}`}
      aria-label={t(side === 'before' ? 'threads.pagesBefore' : 'threads.pagesAfter')}
    >
      {more ? (
        <AppLink
          className={buttonClass()}
          to={address}
          rel={side === 'before' ? 'prev' : 'next'}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            if (!loading) onLoad();
          }}
        >
          <Icon of={side === 'before' ? ChevronUp : ChevronDown} />
          {loading ? t('ui.loading') : t(side === 'before' ? 'threads.loadPrevious' : 'threads.loadNext')}
        </AppLink>
      ) : undefined}
      <span className="meta num">{on}</span>
    </nav>
  );
};
