import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { PlaceSummary } from '../../../lib/places.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, TextField } from '../../../ui/field.tsx';
import { knownActs } from '../audit-words.ts';

/** What is asked for, as it stands in the address. */
export const auditNames = ['czynnosc', 'miejsce', 'kto', 'wobec', 'od', 'do'] as const;
export type AuditSearch = Readonly<Partial<Record<(typeof auditNames)[number], string>>>;

interface AuditFiltersProps {
  readonly asked: AuditSearch;
  readonly places: readonly PlaceSummary[];
}

/** Narrows the log; the answer has an address that can be kept. */
export const AuditFilters = ({ asked, places }: AuditFiltersProps) => {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<AuditSearch>(asked);
  const field = (name: (typeof auditNames)[number]) => ({
    value: typed[name] ?? '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped((before) => ({ ...before, [name]: target.value })),
  });
  return (
    <form
      className="audit-filters mt4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = Object.entries(typed).map(([name, value]) => [name, value.trim().replace(/^@/, '')] as const);
        void navigate({ to: '.', search: Object.fromEntries(given.filter(([, value]) => value !== '')) });
      }}
    >
      <Field label={t('admin.actKind')}>
        {(control) => (
          <select className="input" {...control} {...field('czynnosc')}>
            <option value="">{t('admin.allActs')}</option>
            {knownActs.map((act) => (
              <option key={act} value={act}>
                {t(`admin.kind.${act}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {places.length < 2 ? undefined : (
        <Field label={t('admin.place')}>
          {(control) => (
            <select className="input" {...control} {...field('miejsce')}>
              <option value="">{t('admin.anyPlace')}</option>
              {places.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <TextField label={t('admin.doneBy')} hint={t('admin.nick')} autoComplete="off" {...field('kto')} />
      <TextField label={t('admin.doneTo')} hint={t('admin.nick')} autoComplete="off" {...field('wobec')} />
      <TextField label={t('admin.fromDay')} type="date" {...field('od')} />
      <TextField label={t('admin.toDay')} type="date" {...field('do')} />
      <div className="btnrow">
        <Button type="submit">{t('admin.narrow')}</Button>
      </div>
    </form>
  );
};
