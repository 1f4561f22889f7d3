import { isWithoutEnd } from '@moja-ulica/shared/identity/suspension.ts';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { Rich, useLocale, useT } from '../../../lib/i18n.tsx';
import { formatFull } from '../../../lib/time.ts';
import { Banner } from '../../../ui/banner.tsx';

/** Tells who is suspended until when (ISO 8601), and where to object; why is in the mail that they got. */
export const SuspendedBanner = ({ until }: { readonly until: string }) => {
  const t = useT();
  const locale = useLocale();
  return (
    <Banner kind="warn" icon={Lock}>
      <b>
        {isWithoutEnd(until)
          ? t('data.suspendedNoEnd')
          : t('data.suspendedUntil', { date: formatFull(new Date(until), locale) })}
      </b>{' '}
      <Rich id="data.suspendedText" components={{ link: <Link to="/kontakt" /> }} />
    </Banner>
  );
};
