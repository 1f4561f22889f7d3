import type { Person } from '@moja-ulica/shared/identity/schema.ts';
import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import { moderationLimits as limits, photoRules } from '@moja-ulica/shared/moderation/limits.ts';
import type { PhotoRule } from '@moja-ulica/shared/moderation/limits.ts';
import { moderatedEstateOf } from '@moja-ulica/shared/moderation/photo-policy.ts';
import { useEffect, useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { usePhoto } from '../../../lib/photos.ts';
import { useActor, useMe } from '../../../lib/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, TextArea } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useTakePhoto } from '../mutations.ts';

const heading = 'take-photo';
const firstField = 'photo-rule';

interface FormProps {
  readonly handle: string;
  readonly onDone: () => void;
}

const TakeForm = ({ handle, onDone }: FormProps) => {
  const t = useT();
  const take = useTakePhoto(handle);
  const [rule, setRule] = useState<PhotoRule>(photoRules[0]);
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const count = limits.minReasonChars;
  // The button that opened the form is gone.
  useEffect(() => document.querySelector<HTMLElement>(`#${firstField}`)?.focus(), []);
  const submit = (): void => {
    const written = reason.trim();
    const tooShort = written.length < count;
    setShort(tooShort);
    if (tooShort || take.isPending) return;
    take.mutate(
      { rule, reason: written },
      {
        onSuccess: () => {
          showToast(t('identity.takePhotoDone'));
          onDone();
        },
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {take.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, take.error)}
        </Banner>
      )}
      <Field label={t('identity.takePhotoRule')} id={firstField}>
        {(control) => (
          <select
            className="input"
            {...control}
            value={rule}
            onChange={({ target }) => setRule(photoRules.find((each) => each === target.value) ?? rule)}
          >
            {photoRules.map((each) => (
              <option key={each} value={each}>
                {t(`row.rule.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextArea
        label={t('identity.takePhotoReason')}
        hint={t('identity.takePhotoReasonHint', { count })}
        error={short ? t('identity.takePhotoReasonShort', { count }) : undefined}
        value={reason}
        rows={3}
        maxLength={limits.maxReasonChars}
        aria-required
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="btnrow mt5">
        <Button kind="danger" type="submit" busy={take.isPending}>
          {t('identity.takePhotoNow')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** For moderators of an estate of theirs and the administrator, who see a photo: takes it away with a statement of reasons. */
export const TakePhoto = ({ person }: { readonly person: Person }) => {
  const t = useT();
  const actor = useActor();
  const me = useMe();
  const photo = usePhoto(person.handle, 320);
  const [open, setOpen] = useState(false);
  // Who speaks for an institution does not belong to the estates that it serves.
  const estates = person.roles.flatMap(({ role, place }) => (role === 'liaison' ? [] : [place]));
  const may =
    inGoodStanding(actor).allow &&
    actor.kind === 'account' &&
    (actor.admin || moderatedEstateOf(actor, estates) !== null);
  if (!may || me?.handle === person.handle || (photo === undefined && !open)) return null;
  const leave = (): void => {
    setOpen(false);
    document.querySelector<HTMLElement>(`#${heading}`)?.focus();
  };
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('identity.takePhoto')}
      </h2>
      <p>{t('identity.takePhotoLead')}</p>
      {open ? (
        <TakeForm handle={person.handle} onDone={leave} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('identity.takePhotoOpen')}</Button>
      )}
    </section>
  );
};
