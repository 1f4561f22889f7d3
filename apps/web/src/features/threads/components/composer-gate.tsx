import { useLocation } from '@tanstack/react-router';
import { Lock, LogIn } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { hasMessage } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';

/** Id of the link to sign in with, where it stands in place of a field. */
export const signInId = 'zaloguj';

const reasonKey = (code: string): MessageKey => {
  const key = `threads.closed.${code}`;
  return hasMessage(key) ? key : 'threads.closed.other';
};

/** Says why nothing can be written here, and what to do about it. */
export const ClosedComposer = ({ code }: { readonly code: string }) => {
  const t = useT();
  return (
    <div className="mt4">
      <Banner kind={code === 'account_suspended' ? 'warn' : 'info'} icon={Lock}>
        {t(reasonKey(code))}
      </Banner>
    </div>
  );
};

interface SignInPromptProps {
  /** Id of the field to come back to. */
  readonly to: string;
  /** In place of the field: the session of whoever was writing has ended. */
  readonly ended?: boolean;
}

/** Leads to signing in and back to the text, which stays in the draft. */
export const SignInPrompt = ({ to, ended = false }: SignInPromptProps) => {
  const t = useT();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const back = encodeURIComponent(`${path}#${to}`);
  return (
    <Banner icon={LogIn}>
      <b>{t(ended ? 'threads.sessionEnded' : 'threads.signInToReply')}</b>{' '}
      {t(ended ? 'threads.sessionEndedKeeps' : 'threads.signInKeeps')}
      <div className="btnrow mt3">
        <AppLink id={signInId} className={buttonClass({ kind: 'primary' })} to={`/zaloguj?powrot=${back}`}>
          {t('threads.signIn')}
        </AppLink>
        {ended ? undefined : (
          <AppLink className={buttonClass()} to={`/rejestracja?powrot=${back}`}>
            {t('threads.register')}
          </AppLink>
        )}
      </div>
    </Banner>
  );
};
