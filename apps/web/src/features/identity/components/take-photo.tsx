import type { Person } from '@moja-ulica/shared/identity/schema.ts';
import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import { moderationLimits as limits, photoRules } from '@moja-ulica/shared/moderation/limits.ts';
import type { PhotoRule } from '@moja-ulica/shared/moderation/limits.ts';
import { moderatedEstateOf } from '@moja-ulica/shared/moderation/photo-policy.ts';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { usePhoto } from '../../../lib/photos.ts';
import { useActor, useMe } from '../../../lib/session.ts';
import { Field, TextArea } from '../../../ui/field.tsx';
import { FormInPlace, OpensForm } from '../../../ui/form-in-place.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useTakePhoto } from '../mutations.ts';

const heading = 'take-photo';
const firstField = 'photo-rule';

interface FormProps {
  readonly handle: string;
  readonly onCancel: () => void;
}

const TakeForm = ({ handle, onCancel }: FormProps) => {
  const t = useT();
  const take = useTakePhoto(handle);
  const [rule, setRule] = useState<PhotoRule>(photoRules[0]);
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const count = limits.minReasonChars;
  const written = reason.trim();
  return (
    <FormInPlace
      first={[firstField]}
      action={t('identity.takePhotoNow')}
      danger
      check={() => {
        setShort(written.length < count);
        return written.length >= count;
      }}
      onSubmit={async () => {
        await take.mutateAsync({ rule, reason: written });
        showToast(t('identity.takePhotoDone'));
        // Without the photo there is nothing left here to have the focus.
        document.querySelector<HTMLElement>('main h1')?.focus();
      }}
      onCancel={onCancel}
    >
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
    </FormInPlace>
  );
};

/** For moderators of an estate of theirs and the administrator, who see a photo: takes it away with a statement of reasons. */
export const TakePhoto = ({ person }: { readonly person: Person }) => {
  const t = useT();
  const actor = useActor();
  const me = useMe();
  const photo = usePhoto(person.handle, 320);
  // Who speaks for an institution does not belong to the estates that it serves.
  const estates = person.roles.flatMap(({ role, place }) => (role === 'liaison' ? [] : [place]));
  const may =
    inGoodStanding(actor).allow &&
    actor.kind === 'account' &&
    (actor.admin || moderatedEstateOf(actor, estates) !== null);
  if (!may || me?.handle === person.handle || photo === undefined) return null;
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading}>{t('identity.takePhoto')}</h2>
      <p>{t('identity.takePhotoLead')}</p>
      <OpensForm label={t('identity.takePhotoOpen')}>
        {(close) => <TakeForm handle={person.handle} onCancel={close} />}
      </OpensForm>
    </section>
  );
};
