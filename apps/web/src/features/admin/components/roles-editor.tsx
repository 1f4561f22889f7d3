import type { Duty, KnownPersonWhole } from '@moja-ulica/shared/admin/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChangeRole } from '../mutations.ts';
import type { RoleChange } from '../mutations.ts';
import { institutionsQuery } from '../queries.ts';

const duties = ['animator', 'moderator'] as const;
const maxUnitChars = 80;

interface PartProps {
  readonly person: KnownPersonWhole;
  readonly busy: boolean;
  readonly onChange: (change: RoleChange) => void;
}

const PlaceRoles = ({ person, busy, onChange }: PartProps) => {
  const t = useT();
  return (
    <table className="cards mt4">
      <caption className="vh">{t('admin.placeRoles')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('admin.place')}</th>
          {duties.map((duty) => (
            <th scope="col" key={duty}>
              {t(`admin.role.${duty}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {usePlaces().map(({ slug, name }) => {
          const roles = person.places.find(({ place }) => place === slug)?.roles ?? [];
          const held = duties.filter((duty) => roles.includes(duty));
          const toggled = (duty: Duty): Duty[] => duties.filter((each) => held.includes(each) !== (each === duty));
          return (
            <tr key={slug}>
              <td>
                {name}
                {roles.includes('resident') ? <span className="meta"> · {t('admin.role.resident')}</span> : undefined}
              </td>
              {duties.map((duty) => (
                <td key={duty} data-l={t(`admin.role.${duty}`)}>
                  <input
                    className="switch"
                    type="checkbox"
                    role="switch"
                    aria-label={`${name}: ${t(`admin.role.${duty}`)}`}
                    checked={held.includes(duty)}
                    aria-checked={held.includes(duty)}
                    aria-disabled={busy}
                    onChange={() => {
                      if (!busy) onChange({ kind: 'place', place: slug, duties: toggled(duty) });
                    }}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Voices = ({ person, busy, onChange }: PartProps) => {
  const t = useT();
  const locale = useLocale();
  const places = usePlaces().map(({ slug }) => slug);
  const all = useQuery({ ...institutionsQuery(places), enabled: places.length > 0 }).data ?? [];
  const [chosen, setChosen] = useState('');
  const [unit, setUnit] = useState('');
  const free = all.filter(({ slug }) => !person.institutions.some(({ institution }) => institution === slug));
  return (
    <>
      <ul>
        {person.institutions.map(({ institution, name, unit: from }) => (
          <li className="line-item wrap" key={institution}>
            <div>
              {pickText(name, locale)}
              {from === null ? undefined : <span className="meta"> · {from}</span>}
            </div>
            <Button
              busy={busy}
              onClick={() => onChange({ kind: 'institution', institution, speaks: false, unit: null })}
              aria-label={t('admin.endVoice', { name: pickText(name, locale) })}
            >
              {t('admin.end')}
            </Button>
          </li>
        ))}
      </ul>
      {free.length === 0 ? undefined : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const institution = chosen || free[0]?.slug;
            if (busy || institution === undefined) return;
            onChange({ kind: 'institution', institution, speaks: true, unit: unit.trim() || null });
            setChosen('');
            setUnit('');
          }}
        >
          <Field label={t('admin.institution')}>
            {(control) => (
              <select
                className="input"
                {...control}
                value={chosen || free[0]?.slug}
                onChange={(event) => setChosen(event.target.value)}
              >
                {free.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {pickText(name, locale)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            label={t('admin.unit')}
            hint={t('ui.optional')}
            maxLength={maxUnitChars}
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          />
          <div className="btnrow mt4">
            <Button type="submit" busy={busy}>
              {t('admin.addVoice')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
};

/** What a person may do, changed one thing at a time; each counts at once. */
export const RolesEditor = ({ person }: { readonly person: KnownPersonWhole }) => {
  const t = useT();
  const change = useChangeRole(person.id);
  const apply = (wanted: RoleChange): void =>
    change.mutate(wanted, { onSuccess: () => showToast(t('admin.roleChanged')) });
  const part = { person, busy: change.isPending, onChange: apply };
  return (
    <>
      {change.isError ? (
        <Banner kind="bad" live="alert">
          {errorText(t, change.error)}
        </Banner>
      ) : undefined}
      <PlaceRoles {...part} />
      <h3 className="mt5">{t('admin.voices')}</h3>
      <Voices {...part} />
      <h3 className="mt5">{t('admin.title')}</h3>
      <label className="check mt4">
        <input
          className="switch"
          type="checkbox"
          role="switch"
          checked={person.admin}
          aria-checked={person.admin}
          aria-disabled={change.isPending}
          onChange={() => {
            if (!change.isPending) apply({ kind: 'admin', admin: !person.admin });
          }}
        />
        <span>{t('admin.isAdmin')}</span>
      </label>
    </>
  );
};
