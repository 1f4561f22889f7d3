import { useT } from '../../../lib/i18n.tsx';

/** Where mail is shown on a page instead of sent: when trying the software out. */
export const MailShown = () => {
  const t = useT();
  return (
    <p className="meta mt4">
      <a href="/_mail" target="_blank" rel="noopener">
        {t('identity.mailShown')}
      </a>
    </p>
  );
};
