import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { invitationAt } from '@moja-ulica/shared/invitations/paths.ts';
import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { usePlaces } from '../../../lib/places.ts';
import { useSearchText } from '../../../lib/use-search-text.ts';
import { CodeForm } from '../components/code-form.tsx';
import { RegisterAbout } from '../components/register-about.tsx';
import { RegisterEmail } from '../components/register-email.tsx';
import { StepHead } from '../components/step-head.tsx';
import { useInvitedEmail, useMailLink } from '../mail-link.ts';
import { useConfirmEmail, useRegister } from '../mutations.ts';
import { placesQuery } from '../queries.ts';
import {
  emptyRegistration,
  forgetRegistration,
  keepRegistration,
  reachable,
  readRegistration,
} from '../registration-draft.ts';
import type { RegistrationDraft, RegistrationStep } from '../registration-draft.ts';
import { keepReturnByMail } from '../return-by-mail.ts';
import { useLeaveWhenSignedIn, useReturnPath } from '../use-leave-when-signed-in.ts';
import { useRegistrationPlace } from '../use-registration-place.ts';
import '../identity.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(placesQuery);

/** `/rejestracja`: e-mail, then who and where, then the code. What was filled in outlives a reload; the password does not. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const back = useReturnPath();
  const linked = useMailLink();
  const invited = useInvitedEmail();
  // Chosen by the link that led here; the form still asks.
  const chosen = useSearchText('osiedle') ?? '';
  const [draft, setDraft] = useState((): RegistrationDraft => {
    const kept = readRegistration();
    if (linked === undefined) {
      // Who was invited begins with that address, whatever was begun here before with another.
      const begun = invited === undefined || kept.email === invited ? kept : { ...emptyRegistration, email: invited };
      return begun.homePlace === '' ? { ...begun, homePlace: chosen } : begun;
    }
    return {
      ...(kept.email === linked.email ? kept : emptyRegistration),
      step: 'code',
      email: linked.email,
      sentTo: linked.email,
    };
  });
  const place = useRegistrationPlace(draft.step);
  const step = reachable(place.step, draft);
  const [opened] = useState(step);
  const [moved, setMoved] = useState(false);
  if (!moved && step !== opened) setMoved(true);
  const [password, setPassword] = useState('');
  const register = useRegister();
  const confirm = useConfirmEmail();
  const places = usePlaces().filter(({ kind }) => kind === 'estate');
  const wished = places.find(({ slug }) => slug === draft.homePlace);
  // The new account's own forum is the place to start, or the way into it where it is not open.
  useLeaveWhenSignedIn(({ memberships }) => {
    const home = memberships.find((membership) => membership.home) ?? memberships[0];
    if (home !== undefined) return `/o/${home.place}`;
    if (wished === undefined || wished.joining === 'open') return '/';
    return wished.joining === 'code' ? typedCodePage : `${typedCodePage}/${wished.slug}`;
  }, place.behind);

  const change = (changes: Partial<RegistrationDraft>): void => {
    const next = { ...draft, step, ...changes };
    setDraft(next);
    keepRegistration(next);
  };
  // The code that was sent confirms what was sent with it: the step that takes it is no longer there to go forward to.
  const changeAfterSending = (changes: Partial<RegistrationDraft>): void => change({ ...changes, sentTo: '' });
  const go = (next: RegistrationStep, changes: Partial<RegistrationDraft> = {}): void => {
    change({ ...changes, step: next });
    place.go(next);
  };
  // Who came by a neighbour's link goes back there, and is one who joined by it.
  const invitation = invitationAt(back);
  const send = async (): Promise<void> => {
    await register.mutateAsync({
      email: draft.email,
      displayName: draft.displayName.trim(),
      homePlace: draft.homePlace,
      locale,
      acceptedRules: true,
      ...(password !== '' && { password }),
      ...(wished?.joining === 'approval' && draft.joinNote.trim() !== '' && { joinNote: draft.joinNote.trim() }),
      ...(invitation !== undefined && { invitation }),
    });
    keepReturnByMail(back);
  };

  return (
    <>
      {step === 'email' ? (
        <RegisterEmail
          moved={moved || opened !== 'email'}
          email={draft.email}
          onEmail={(email) => change({ email })}
          onNext={() => go('about', { email: draft.email.trim() })}
        />
      ) : undefined}
      {step === 'about' ? (
        <RegisterAbout
          moved={moved}
          draft={draft}
          places={places}
          password={password}
          onPassword={(typed) => {
            setPassword(typed);
            changeAfterSending({});
          }}
          onDraft={changeAfterSending}
          onSubmit={async () => {
            await send();
            go('code', { withPassword: password !== '', sentTo: draft.email });
          }}
          onBack={() => go('email')}
        />
      ) : undefined}
      {step === 'code' ? (
        <CodeForm
          renderHead={(failed) => (
            <StepHead step="code" title={t('identity.confirmTitle')} failed={failed} moved={moved} />
          )}
          lead={t('identity.confirmLead')}
          validity={t('identity.codeHours', { count: identityLimits.confirmationCodeHours })}
          email={draft.email}
          linkedCode={linked?.code}
          action={t('identity.confirm')}
          mailShown={register.data?.mailShown ?? false}
          onCode={async (code) => {
            await confirm.mutateAsync({ email: draft.email, code });
            forgetRegistration();
          }}
          onResend={async () => {
            // After a reload the password is gone, and sending without it would open an account without one.
            // So is everything, where the link in the mail was opened in another browser.
            if ((draft.withPassword && password === '') || draft.displayName === '') go('about');
            else await send();
          }}
          onChangeEmail={() => go('email')}
        />
      ) : undefined}
      <p className="meta mt6">
        {t('identity.haveAccount')}{' '}
        <Link to="/zaloguj" search={back === '/' ? {} : { powrot: back }}>
          {t('identity.signIn')}
        </Link>
      </p>
    </>
  );
};
