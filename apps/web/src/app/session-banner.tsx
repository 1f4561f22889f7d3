import { LogIn } from 'lucide-react';
import { Rich, useT } from '../lib/i18n.tsx';
import { forgetEndedSession, useEndedSession } from '../lib/session.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { SignInLink } from './sign-in-link.tsx';

/** Says that the session ended, what happens to a text, and where to sign in; stays until that is done or it is closed. */
export const SessionBanner = () => {
  const t = useT();
  return useEndedSession() === undefined ? null : (
    <Banner kind="warn" icon={LogIn} live="alert">
      <Rich id="app.sessionEnded" components={{ b: <b /> }} />
      <div className="btnrow mt3">
        <SignInLink />
        <Button kind="quiet" onClick={forgetEndedSession}>
          {t('ui.close')}
        </Button>
      </div>
    </Banner>
  );
};
