import { Link } from '@tanstack/react-router';
import { staffRoles } from '@moja-ulica/shared/admin/limits.ts';
import type { StaffRole } from '@moja-ulica/shared/admin/limits.ts';
import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { errorText } from '../../../lib/error-text.ts';
import { Rich, pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, Field, TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useInvite } from '../mutations.ts';
import { institutionsQuery } from '../queries.ts';

const maxEmailChars = 254;
const maxUnitChars = 80;
const emailId = 'invite-email';

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}

const Select = ({ label, value, choices, onChoose }: SelectProps) => (
  <Field label={label}>
    {(control) => (
      <select className="input" {...control} value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** Invites somebody to a role: to whom, what, and where. */
export const InviteForm = () => {
  const t = useT();
  const locale = useLocale();
  const places = usePlaces();
  const slugs = places.map(({ slug }) => slug);
  const institutions = useQuery({ ...institutionsQuery(slugs), enabled: slugs.length > 0 }).data ?? [];
  const invite = useInvite();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<StaffRole>('moderator');
  const [place, setPlace] = useState('');
  const [institution, setInstitution] = useState('');
  const [unit, setUnit] = useState('');
  const [problem, setProblem] = useState({ attempt: 0, wrong: false });
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);

  const ofPlace = role === 'animator' || role === 'moderator';
  const chosenPlace = place || places[0]?.slug;
  const chosenInstitution = institution || institutions[0]?.slug;

  const send = (): void => {
    if (invite.isPending) return;
    const address = email.trim();
    const wrong = !isEmail(address);
    setProblem(({ attempt }) => ({ attempt: attempt + 1, wrong }));
    if (wrong) return;
    invite.mutate(
      {
        idempotencyKey,
        email: address,
        role,
        ...(ofPlace && chosenPlace !== undefined && { place: chosenPlace }),
        ...(role === 'liaison' && chosenInstitution !== undefined && { institution: chosenInstitution }),
        ...(role === 'liaison' && unit.trim() !== '' && { unit: unit.trim() }),
      },
      {
        onSuccess: () => {
          setEmail('');
          setUnit('');
          showToast(t('admin.invited', { email: address }));
        },
        // Another content next time, or the same once more after a refusal: either way a request of its own.
        onSettled: () => setKey(newIdempotencyKey()),
      },
    );
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary
        attempt={problem.attempt}
        items={problem.wrong ? [{ field: emailId, text: t('admin.errorEmail') }] : []}
      />
      <TextField
        id={emailId}
        label={t('admin.inviteEmail')}
        hint={t('admin.inviteEmailHint')}
        error={problem.wrong ? t('admin.errorEmail') : undefined}
        type="email"
        autoComplete="off"
        maxLength={maxEmailChars}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Select
        label={t('admin.byRole')}
        value={role}
        choices={staffRoles.map((each) => ({ value: each, name: t(`admin.role.${each}`) }))}
        onChoose={(value) => setRole(staffRoles.find((each) => each === value) ?? role)}
      />
      {ofPlace ? (
        <Select
          label={t('admin.place')}
          value={chosenPlace ?? ''}
          choices={places.map(({ slug, name }) => ({ value: slug, name }))}
          onChoose={setPlace}
        />
      ) : undefined}
      {role === 'liaison' ? (
        <>
          {institutions.length === 0 ? (
            <p>
              <Rich id="admin.noInstitutions" components={{ link: <Link to="/admin/nowa-instytucja" /> }} />
            </p>
          ) : (
            <Select
              label={t('admin.institution')}
              value={chosenInstitution ?? ''}
              choices={institutions.map(({ slug, name }) => ({ value: slug, name: pickText(name, locale) }))}
              onChoose={setInstitution}
            />
          )}
          <TextField
            label={t('admin.unit')}
            hint={t('ui.optional')}
            maxLength={maxUnitChars}
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          />
        </>
      ) : undefined}
      {invite.isError ? (
        <Banner kind="bad" live="alert">
          {errorText(t, invite.error)}
        </Banner>
      ) : undefined}
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" icon={Send} busy={invite.isPending}>
          {t('admin.invite')}
        </Button>
      </div>
    </form>
  );
};
