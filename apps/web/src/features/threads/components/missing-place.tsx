import { Compass } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { useTitle } from '../../../lib/title.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';

/** No such estate. */
export const MissingPlace = () => {
  const t = useT();
  useTitle(t('threads.noPlace'));
  return (
    <EmptyState
      page
      icon={Compass}
      title={t('threads.noPlace')}
      action={
        <AppLink className={buttonClass({ kind: 'primary' })} to="/osiedla">
          {t('app.seeForums')}
        </AppLink>
      }
    >
      {t('threads.noPlaceText')}
    </EmptyState>
  );
};
