import { identityLimits as limits, spokenLanguages } from '@moja-ulica/shared/identity/limits.ts';
import type { Profile } from '@moja-ulica/shared/identity/schema.ts';
import { useState } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { languageName } from '../languages.ts';
import { useUpdateProfile } from '../mutations.ts';

const audiences: readonly (readonly [Profile['shownTo'], MessageKey, MessageKey])[] = [
  ['neighbours', 'identity.shownToNeighbours', 'identity.shownToNeighboursHint'],
  ['everyone', 'identity.shownToEveryone', 'identity.shownToEveryoneHint'],
  ['nobody', 'identity.shownToNobody', 'identity.shownToNobodyHint'],
];

type Words = 'bio' | 'hereSince' | 'canHelpWith';

/** What one says of oneself; all of it may stay empty. */
export const ProfileForm = ({ saved }: { readonly saved: Profile }) => {
  const t = useT();
  const locale = useLocale();
  const draft = useDraft('profile');
  // A draft of words that were saved anew since, on another device perhaps, is not put over them.
  const [basis] = useState(() => JSON.stringify([saved.bio, saved.hereSince, saved.canHelpWith]));
  const [profile, setProfile] = useState<Profile>(() => {
    const { basis: drafted, ...words } = draft.restored ?? {};
    return drafted === basis ? { ...saved, ...words } : saved;
  });
  const update = useUpdateProfile();

  const put = (change: Partial<Profile>): void => {
    const next = { ...profile, ...change };
    setProfile(next);
    const { bio, hereSince, canHelpWith } = next;
    draft.keep({ bio: bio ?? '', hereSince: hereSince ?? '', canHelpWith: canHelpWith ?? '', basis });
  };
  const words = (name: Words, maxLength: number) => ({
    maxLength,
    value: profile[name] ?? '',
    onChange: ({ target: { value } }: { readonly target: { readonly value: string } }) => put({ [name]: value }),
  });

  const save = (): void => {
    if (update.isPending) return;
    const { bio, hereSince, canHelpWith } = profile;
    update.mutate(
      { ...profile, bio: bio || null, hereSince: hereSince || null, canHelpWith: canHelpWith || null },
      {
        onSuccess: () => {
          draft.discard();
          showToast(t('identity.profileSaved'));
        },
      },
    );
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <section className="setting" aria-labelledby="about-me">
        <h2 id="about-me">{t('identity.aboutMe')}</h2>
        <p>{t('identity.aboutMeLead')}</p>
        <TextArea label={t('identity.bio')} rows={3} {...words('bio', limits.maxBioChars)} />
        <TextField
          label={t('identity.hereSinceLabel')}
          hint={t('identity.hereSinceHint')}
          {...words('hereSince', limits.maxHereSinceChars)}
        />
        <TextArea
          label={t('identity.canHelpLabel')}
          hint={t('identity.canHelpHint')}
          rows={2}
          {...words('canHelpWith', limits.maxCanHelpWithChars)}
        />
        <fieldset className="mt5">
          <legend>{t('identity.languages')}</legend>
          <div className="choices">
            {spokenLanguages.map((language) => (
              <label className="check" key={language}>
                <input
                  type="checkbox"
                  checked={profile.languages.includes(language)}
                  onChange={({ target: { checked } }) =>
                    put({
                      languages: spokenLanguages.filter((each) =>
                        each === language ? checked : profile.languages.includes(each),
                      ),
                    })
                  }
                />
                <span>{languageName(language, locale, t)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </section>
      <section className="setting" aria-labelledby="shown-to">
        <h2 id="shown-to">{t('identity.shownTo')}</h2>
        <p>{t('identity.shownToLead')}</p>
        <fieldset>
          <legend className="vh">{t('identity.shownTo')}</legend>
          {audiences.map(([audience, label, hint]) => (
            <label className="radio" key={audience}>
              <input
                type="radio"
                name="shown-to"
                checked={profile.shownTo === audience}
                onChange={() => put({ shownTo: audience })}
              />
              <div>
                {t(label)}
                <span>{t(hint)}</span>
              </div>
            </label>
          ))}
        </fieldset>
      </section>
      {update.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, update.error)}
        </Banner>
      )}
      <div className="btnrow mt4">
        <Button kind="primary" type="submit" busy={update.isPending}>
          {t('identity.profileSave')}
        </Button>
      </div>
    </form>
  );
};
