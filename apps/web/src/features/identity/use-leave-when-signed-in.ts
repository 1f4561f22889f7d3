import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { errorText } from '../../lib/error-text.ts';
import { translate } from '../../lib/i18n.tsx';
import { adoptLanguage } from '../../lib/language.ts';
import { useSession } from '../../lib/session.ts';
import { useSearchText } from '../../lib/use-search-text.ts';
import { showToast } from '../../ui/toast-store.ts';
import { readMailLink } from './mail-link.ts';
import { forgetReturnByMail, returnByMail } from './return-by-mail.ts';
import { safeReturnPath } from './return-path.ts';

/**
 * Where `?powrot=` leads, or where whoever opens the link of a mail was going when it was asked for in this browser, if it is a
 * place of ours; else the start page.
 */
export const useReturnPath = (): string => {
  const wanted = useSearchText('powrot');
  // Read once: while the gate is being left the address is already another one, without it.
  const [back] = useState(() =>
    safeReturnPath(wanted ?? (readMailLink(location.hash) === undefined ? undefined : returnByMail())),
  );
  return back;
};

/**
 * Whoever is signed in has no business at a gate: they go on to where they came from. Somebody whose address is not confirmed
 * yet stays, because that is what they have to do next. Where no language was chosen here, theirs is.
 * @param onward where to go instead of the start page
 * @param behind how many entries of the browser's history belong to the gate, besides the one that is open
 */
export const useLeaveWhenSignedIn = (onward?: (me: Me) => string, behind = 0): void => {
  const router = useRouter();
  const session = useSession();
  const back = useReturnPath();
  const target =
    session.status === 'signed-in' && session.me.confirmed
      ? back === '/' && onward !== undefined
        ? onward(session.me)
        : back
      : undefined;
  const me = session.status === 'signed-in' ? session.me : undefined;
  useEffect(() => {
    if (me !== undefined) adoptLanguage(me).catch((error: unknown) => showToast(errorText(translate, error)));
  }, [me]);
  useEffect(() => {
    // Replaced, so that "back" does not lead to the gate again.
    if (target === undefined) return;
    if (behind > 0) {
      router.history.go(-behind);
      return;
    }
    forgetReturnByMail();
    router.history.replace(target);
  }, [router, target, behind]);
};
