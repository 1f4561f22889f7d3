import { Link } from '@tanstack/react-router';
import { useCurrentCrumbs } from '../lib/crumbs.ts';
import { useT } from '../lib/i18n.tsx';

/** Where the page stands. On a phone only from two steps on. */
export const Crumbs = ({ phone = false }: { readonly phone?: boolean }) => {
  const t = useT();
  const crumbs = useCurrentCrumbs();
  if (crumbs.length === 0 || (phone && crumbs.length < 2)) return phone ? null : <div className="crumbs" />;
  return (
    <nav className={phone ? 'crumbs phone-crumbs' : 'crumbs'} aria-label={t('app.crumbs')}>
      <ol>
        {crumbs.map(({ label, to }, index) => (
          <li key={label}>
            {to === undefined ? (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>{label}</span>
            ) : (
              <Link to={to}>{label}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
};
