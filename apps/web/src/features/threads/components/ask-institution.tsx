import { institutionAddress } from '@moja-ulica/shared/institutions/paths.ts';
import type { InstitutionSummary } from '@moja-ulica/shared/institutions/schema.ts';
import { useState } from 'react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDay } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { FieldError } from '../../../ui/field.tsx';

interface AskInstitutionProps {
  readonly institutions: readonly InstitutionSummary[];
  readonly asked: boolean;
  readonly chosen: string;
  readonly fieldId: string;
  readonly error: string | undefined;
  readonly onAsk: (asked: boolean) => void;
  readonly onChoose: (institution: string) => void;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Makes the thread a matter: who is asked, and by when they promise to answer. */
export const AskInstitution = (props: AskInstitutionProps) => {
  const { institutions, asked, chosen, fieldId, error, onAsk, onChoose } = props;
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  if (institutions.length === 0) return null;
  const promiseOf = ({ promiseDays }: InstitutionSummary): string =>
    promiseDays === null
      ? t('threads.askNoPromise')
      : t('threads.askPromise', { date: formatDay(new Date(now.getTime() + promiseDays * dayMs), now, locale) });
  return (
    <>
      <label className="check mt4" htmlFor={`${fieldId}-ask`}>
        <input
          type="checkbox"
          id={`${fieldId}-ask`}
          checked={asked}
          onChange={(event) => onAsk(event.target.checked)}
        />
        <span className="strong">{t('threads.ask')}</span>
      </label>
      <p className="meta ask-hint">{t('threads.askHint')}</p>
      {asked ? (
        <fieldset className="asked" aria-describedby={error === undefined ? undefined : `${fieldId}-error`}>
          <legend>{t('threads.askWhom')}</legend>
          {error === undefined ? undefined : <FieldError id={`${fieldId}-error`}>{error}</FieldError>}
          {institutions.map((institution, index) => (
            <label className="radio" key={institution.slug}>
              <input
                type="radio"
                name="institution"
                id={index === 0 ? fieldId : undefined}
                checked={chosen === institution.slug}
                onChange={() => onChoose(institution.slug)}
              />
              <div>
                {pickText(institution.name, locale)}
                <span>
                  {pickText(institution.description, locale)} {promiseOf(institution)}
                </span>
                <AppLink
                  className="meta"
                  to={institutionAddress(institution.slug)}
                  aria-label={t('threads.aboutInstitutionOf', { name: pickText(institution.name, locale) })}
                >
                  {t('threads.aboutInstitution')}
                </AppLink>
              </div>
            </label>
          ))}
        </fieldset>
      ) : undefined}
    </>
  );
};
