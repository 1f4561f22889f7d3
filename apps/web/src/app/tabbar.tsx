import { Link, useLocation } from '@tanstack/react-router';
import { House, Menu, MessagesSquare, Plus } from 'lucide-react';
import { useT } from '../lib/i18n.tsx';
import { useSession } from '../lib/session.ts';
import { Icon } from '../ui/icon.tsx';
import { useWritePlace } from './write-place.ts';

const exact = { exact: true, includeSearch: false } as const;

/** What is reached by way of "Więcej", which is where one is then. */
const underMore = /^\/(?:wiecej|ustaw|admin|moder|spraw|powiad|zasady|dostep|pryw|o-proj|kont|organiz)/;
/** A forum and its threads; "Napisz" marks itself. */
const underForums = /^\/(?:miasto|o\/(?!.*\/nowy$))/;

const here = (is: boolean) => (is ? 'page' : undefined);

/** The bar under the thumb. It hides while the on-screen keyboard is open. */
export const Tabbar = () => {
  const t = useT();
  const place = useWritePlace();
  const { status } = useSession();
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <nav className="tabbar" aria-label={t('app.navPhone')}>
      <Link to="/" activeOptions={exact}>
        <Icon of={House} />
        {t('app.start')}
      </Link>
      <Link to="/osiedla" activeOptions={exact} aria-current={here(underForums.test(path))}>
        <Icon of={MessagesSquare} />
        {t('app.forums')}
      </Link>
      {place === null ? undefined : place === undefined || status === 'guest' ? (
        <Link className="write" to="/zaloguj" search={place === undefined ? {} : { powrot: `/o/${place}/nowy` }}>
          <Icon of={Plus} />
          {t('app.write')}
        </Link>
      ) : (
        <Link className="write" to="/o/$place/nowy" params={{ place }} activeOptions={exact}>
          <Icon of={Plus} />
          {t('app.write')}
        </Link>
      )}
      <Link to="/wiecej" activeOptions={exact} aria-current={here(underMore.test(path))}>
        <Icon of={Menu} />
        {t('app.more')}
      </Link>
    </nav>
  );
};
