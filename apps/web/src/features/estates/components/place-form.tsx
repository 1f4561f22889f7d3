import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { PlaceSettings } from '@moja-ulica/shared/estates/schema.ts';
import { useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { errorText, fieldErrorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, TextField } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { faultsOf, slugOf } from '../place-values.ts';
import type { PlaceFieldName, PlaceValues } from '../place-values.ts';
import { LookPicker } from './look-picker.tsx';
import { Radios } from './radios.tsx';
import '../estates.css';

const asked: Readonly<Record<PlaceFieldName, MessageKey>> = {
  name: 'estates.askName',
  slug: 'estates.askSlug',
  locative: 'estates.askLocative',
  description: 'estates.askDescription',
  timeZone: 'estates.askTimeZone',
};

const visibilities = [
  ['public', 'estates.public', 'estates.publicHint'],
  ['members', 'estates.members', 'estates.membersHint'],
] as const;

const waysIn = [
  ['open', 'estates.open', 'estates.openHint'],
  ['code', 'estates.code', 'estates.codeHint'],
  ['approval', 'estates.approval', 'estates.approvalHint'],
] as const satisfies readonly (readonly [PlaceSettings['joining'], MessageKey, MessageKey])[];

interface PlaceFormProps {
  readonly initial: PlaceValues;
  readonly kind: 'city' | 'estate';
  /** A place that is there has its address for good. */
  readonly fixed: boolean;
  readonly action: string;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onSave: (values: PlaceValues) => void;
}

/** All that a place is, in one form. */
export const PlaceForm = ({ initial, kind, fixed, action, busy, failure, onSave }: PlaceFormProps) => {
  const t = useT();
  const [values, setValues] = useState(initial);
  const [ownSlug, setOwnSlug] = useState(fixed);
  const [problems, setProblems] = useState<{ attempt: number; faults: readonly PlaceFieldName[] }>({
    attempt: 0,
    faults: [],
  });
  const put = (change: Partial<PlaceValues>): void => setValues((before) => ({ ...before, ...change }));
  const errorOf = (field: PlaceFieldName): string | undefined => {
    if (problems.faults.includes(field)) return t(asked[field]);
    const refused = failure instanceof ApiError ? failure.fields.find((fault) => fault.field === field) : undefined;
    return refused === undefined ? undefined : fieldErrorText(t, refused.code);
  };
  const text = (field: 'name' | 'locative' | 'timeZone', maxLength: number) => ({
    id: `place-${field}`,
    maxLength,
    value: values[field],
    error: errorOf(field),
  });
  const save = (): void => {
    if (busy) return;
    const faults = faultsOf(values);
    setProblems(({ attempt }) => ({ attempt: attempt + 1, faults }));
    if (faults.length === 0) onSave(values);
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
        items={problems.faults.map((field) => ({ field: `place-${field}`, text: t(asked[field]) }))}
      />
      <TextField
        label={t('estates.name')}
        hint={t('estates.nameHint')}
        {...text('name', limits.maxNameChars)}
        onChange={({ target: { value } }) => put({ name: value, ...(!ownSlug && { slug: slugOf(value) }) })}
      />
      {fixed ? undefined : (
        <TextField
          id="place-slug"
          label={t('estates.slug')}
          hint={t('estates.slugHint')}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={values.slug}
          error={errorOf('slug')}
          onChange={({ target: { value } }) => {
            setOwnSlug(true);
            put({ slug: value });
          }}
        />
      )}
      <TextField
        label={t('estates.locative')}
        hint={t('estates.locativeHint')}
        lang="pl"
        {...text('locative', limits.maxNameChars)}
        onChange={({ target: { value } }) => put({ locative: value })}
      />
      <LocalizedField
        multiline
        id="place-description"
        label={t('estates.description')}
        hint={t('estates.descriptionHint')}
        maxLength={limits.maxDescriptionChars}
        value={values.description}
        error={errorOf('description')}
        onChange={(description) => put({ description })}
      />
      <LookPicker name={values.name} accent={values.accent} emblem={values.emblem} onChange={put} />
      <Radios
        legend={t('estates.visibility')}
        name="visibility"
        choices={visibilities}
        value={values.visibility}
        onChange={(visibility) => put({ visibility })}
      />
      {kind === 'city' ? undefined : (
        <Radios
          legend={t('estates.joining')}
          name="joining"
          choices={waysIn}
          value={values.joining}
          onChange={(joining) => put({ joining })}
        />
      )}
      <TextField
        label={t('estates.timeZone')}
        hint={t('estates.timeZoneHint')}
        {...text('timeZone', 60)}
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target: { value } }) => put({ timeZone: value })}
      />
      {failure === null || failure === undefined ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, failure)}
          </Banner>
        </div>
      )}
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
};
