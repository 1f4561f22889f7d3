import { estateLimits } from '@moja-ulica/shared/estates/limits.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { publicDefaults } from '@moja-ulica/shared/site/defaults.ts';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { useSiteSettings } from '../../../lib/site-settings.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { FieldError, TextArea, TextField } from '../../../ui/field.tsx';
import type { RegistrationDraft } from '../registration-draft.ts';
import { useProblems } from '../use-problems.ts';
import { nameFault, newPasswordFault } from '../validate.ts';
import { EstatePicker } from './estate-picker.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { StepHead } from './step-head.tsx';

type AboutField = 'homePlace' | 'displayName' | 'password' | 'acceptedRules';

interface RegisterAboutProps {
  readonly moved: boolean;
  readonly draft: RegistrationDraft;
  readonly places: readonly PlaceSummary[];
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly onDraft: (change: Partial<RegistrationDraft>) => void;
  /** Sends the registration; rejects with the refusal. */
  readonly onSubmit: () => Promise<void>;
  readonly onBack: () => void;
}

/** Step 2: estate, name, a password for those who want one, and the rules. */
export const RegisterAbout = ({
  moved,
  draft,
  places,
  password,
  onPassword,
  onDraft,
  onSubmit,
  onBack,
}: RegisterAboutProps) => {
  const t = useT();
  const age = useSiteSettings()?.minimumAge ?? publicDefaults.minimumAge;
  const [busy, setBusy] = useState(false);
  const wished = places.find(({ slug }) => slug === draft.homePlace);
  const problems = useProblems<AboutField>({
    faultOf: {
      homePlace: 'identity.errorPlace',
      displayName: 'identity.errorName',
      password: 'identity.errorPasswordShort',
      acceptedRules: 'identity.errorRules',
    },
    fieldOfCode: { password_too_common: 'password', name_not_allowed: 'displayName', place_not_found: 'homePlace' },
  });

  const submit = async (): Promise<void> => {
    const faults = {
      homePlace: wished === undefined ? ('identity.errorPlace' as const) : undefined,
      displayName: nameFault(draft.displayName),
      password: newPasswordFault(password),
      acceptedRules: draft.acceptedRules ? undefined : ('identity.errorRules' as const),
    };
    if (busy || !problems.check(faults)) return;
    setBusy(true);
    try {
      await onSubmit();
    } catch (error) {
      problems.refuse(error);
    } finally {
      setBusy(false);
    }
  };

  if (places.length === 0) {
    return (
      <>
        <StepHead step="about" title={t('identity.aboutTitle')} failed={false} moved={moved} />
        <div className="mt4">
          <Banner>{t('identity.noEstatesYet')}</Banner>
        </div>
        <div className="btnrow mt5">
          <Button big onClick={onBack}>
            {t('identity.back')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <StepHead step="about" title={t('identity.aboutTitle')} failed={problems.failed} moved={moved} />
      <ProblemSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <EstatePicker
          id="homePlace"
          places={places}
          value={draft.homePlace}
          onChange={(homePlace) => onDraft({ homePlace })}
          error={problems.fields.homePlace}
        />
        <div className="mt3" aria-live="polite">
          {wished === undefined || wished.joining === 'open' ? undefined : (
            <Banner icon={Lock}>
              {t(wished.joining === 'code' ? 'identity.byCode' : 'identity.byApproval', { name: wished.name })}
            </Banner>
          )}
        </div>
        {wished?.joining === 'approval' ? (
          <TextArea
            id="joinNote"
            label={t('identity.joinNote')}
            hint={t('identity.joinNoteHint')}
            value={draft.joinNote}
            rows={3}
            maxLength={estateLimits.maxJoinNoteChars}
            onChange={(event) => onDraft({ joinNote: event.target.value })}
          />
        ) : undefined}
        <TextField
          id="displayName"
          label={t('identity.displayName')}
          hint={t('identity.displayNameHint')}
          error={problems.fields.displayName}
          value={draft.displayName}
          autoComplete="nickname"
          aria-required
          onChange={(event) => onDraft({ displayName: event.target.value })}
        />
        <PasswordField
          id="password"
          label={t('identity.passwordOptional')}
          hint={t('identity.passwordHint')}
          error={problems.fields.password}
          value={password}
          onChange={onPassword}
          autoComplete="new-password"
        />
        {problems.fields.acceptedRules === undefined ? undefined : (
          <div className="mt4">
            <FieldError id="acceptedRules-error">{problems.fields.acceptedRules}</FieldError>
          </div>
        )}
        <label className="check">
          <input
            id="acceptedRules"
            type="checkbox"
            checked={draft.acceptedRules}
            aria-invalid={problems.fields.acceptedRules !== undefined || undefined}
            aria-describedby={problems.fields.acceptedRules === undefined ? undefined : 'acceptedRules-error'}
            onChange={(event) => onDraft({ acceptedRules: event.target.checked })}
          />
          <span>
            <Rich
              id="identity.rules"
              values={{ age }}
              // In a tab of its own: leaving would lose the password.
              components={{ link: <Link to="/zasady" target="_blank" rel="noopener" />, vh: <span className="vh" /> }}
            />
          </span>
        </label>
        <p className="meta mt4">
          <Rich
            id="identity.privacyNotice"
            components={{ link: <Link to="/prywatnosc" target="_blank" rel="noopener" />, vh: <span className="vh" /> }}
          />
        </p>
        <div className="btnrow mt5">
          <Button kind="primary" big type="submit" busy={busy}>
            {t('identity.next')}
          </Button>
          <Button kind="quiet" big onClick={onBack}>
            {t('identity.back')}
          </Button>
        </div>
      </form>
    </>
  );
};
