import type { SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import { settingGroups, settingKeys, siteSettings } from '@moja-ulica/shared/site/settings.ts';
import type { SettingKey } from '@moja-ulica/shared/site/settings.ts';
import { useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChangeSettings } from '../mutations.ts';
import { compare, rangeOf, typedFrom } from '../setting-values.ts';
import type { Typed } from '../setting-values.ts';
import { SettingField } from './setting-field.tsx';

interface Problems {
  readonly attempt: number;
  /** What is wrong with which setting. */
  readonly wrong: ReadonlyMap<SettingKey, string>;
}

const none: Problems['wrong'] = new Map();

/** Refused to an administrator who would be the first to be out by it. */
const needsOwnStep = (error: unknown): boolean => error instanceof ApiError && error.code === 'second_factor_required';

/** All settings in one form; what differs is saved, all of it or nothing. */
export const SettingsForm = ({ saved }: { readonly saved: readonly SiteSetting[] }) => {
  const t = useT();
  const change = useChangeSettings();
  const [typed, setTyped] = useState<Typed>(() => typedFrom(saved));
  const [problems, setProblems] = useState<Problems>({ attempt: 0, wrong: none });
  const byKey = new Map(saved.map((setting) => [setting.key, setting]));
  const shown = settingKeys.filter((key) => byKey.has(key));

  const outOfRange = (key: SettingKey): string => t('admin.outOfRange', { ...rangeOf(key) });

  const show = (wrong: Problems['wrong']): void => setProblems(({ attempt }) => ({ attempt: attempt + 1, wrong }));

  const save = (): void => {
    if (change.isPending) return;
    const { wrong, changes } = compare(saved, typed);
    show(new Map(wrong.map((key) => [key, outOfRange(key)])));
    if (wrong.length > 0) return;
    if (changes.length === 0) return showToast(t('admin.nothingChanged'));
    change.mutate(changes, {
      onSuccess: () => showToast(t('admin.saved')),
      onError: (error) => {
        if (needsOwnStep(error)) show(new Map([['requireSecondFactorForStaff', t('admin.ownStepFirst')]]));
      },
    });
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary
        attempt={problems.attempt}
        items={[...problems.wrong].map(([key, text]) => ({
          field: key,
          text: `${t(`admin.setting.${key}`)}: ${text}`,
        }))}
      />
      {settingGroups.map((group) => (
        <section className="setting" key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`admin.group.${group}`)}</h2>
          {shown
            .filter((key) => siteSettings[key].group === group)
            .map((key) => (
              <SettingField
                key={key}
                name={key}
                typed={typed[key]}
                changed={byKey.get(key)}
                error={problems.wrong.get(key)}
                onType={(value) => setTyped((before) => ({ ...before, [key]: value }))}
              />
            ))}
        </section>
      ))}
      {change.isError && !needsOwnStep(change.error) ? (
        <Banner kind="bad" live="alert">
          {errorText(t, change.error)}
        </Banner>
      ) : undefined}
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={change.isPending}>
          {t('admin.save')}
        </Button>
      </div>
    </form>
  );
};
