import { Link } from '@tanstack/react-router';
import { Bell as BellIcon } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { Icon } from '../../../ui/icon.tsx';

/** The bell of the shell; the count comes with the notifications. */
export const Bell = () => {
  const t = useT();
  return (
    <Link className="iconbtn" to="/powiadomienia" aria-label={t('app.bell')}>
      <Icon of={BellIcon} />
    </Link>
  );
};
