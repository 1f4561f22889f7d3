import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import { showStairwellCode } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { useState } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, TextField } from '../../../ui/field.tsx';
import type { SummaryItem } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useCreateCode } from '../mutations.ts';

const wholeUpTo = (typed: string, max: number): number | null => {
  const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return number >= 1 && number <= max ? number : null;
};

/** What most staircases need. */
const usual = { label: '', maxUses: '40', days: '60' };

/** Makes a code for a staircase. */
export const NewCodeForm = ({ place }: { readonly place: string }) => {
  const t = useT();
  const create = useCreateCode(place);
  const [draft, setDraft] = useState(usual);
  const [key, setKey] = useState(newIdempotencyKey);
  const [attempt, setAttempt] = useState(0);
  const change = (changes: Partial<typeof usual>): void => {
    setDraft({ ...draft, ...changes });
    setKey(newIdempotencyKey());
  };
  const maxUses = wholeUpTo(draft.maxUses, limits.maxStairwellUses);
  const days = wholeUpTo(draft.days, limits.maxStairwellDays);
  const faults: SummaryItem[] = [
    ...(draft.label.trim() === '' ? [{ field: 'label', text: t('stairwells.labelMissing') }] : []),
    ...(maxUses === null
      ? [{ field: 'maxUses', text: t('stairwells.maxUsesWrong', { max: limits.maxStairwellUses }) }]
      : []),
    ...(days === null ? [{ field: 'days', text: t('stairwells.daysWrong', { max: limits.maxStairwellDays }) }] : []),
  ];
  const shown = attempt > 0 ? faults : [];
  const faultOf = (field: string): string | undefined => shown.find((fault) => fault.field === field)?.text;

  const submit = async (): Promise<void> => {
    if (create.isPending) return;
    setAttempt(attempt + 1);
    if (faults.length > 0 || maxUses === null || days === null) return;
    try {
      const made = await create.mutateAsync({
        body: { label: draft.label.trim(), maxUses, days },
        idempotencyKey: key,
      });
      setDraft({ ...draft, label: '' });
      setKey(newIdempotencyKey());
      setAttempt(0);
      showToast(t('stairwells.created', { code: showStairwellCode(made.code) }));
    } catch {
      // Said above the form.
    }
  };

  return (
    <form
      noValidate
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary items={shown} attempt={attempt} />
      {create.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, create.error)}
        </Banner>
      )}
      <TextField
        id="label"
        label={t('stairwells.label')}
        hint={t('stairwells.labelHint')}
        error={faultOf('label')}
        value={draft.label}
        maxLength={limits.maxStairwellLabelChars}
        autoComplete="off"
        aria-required
        onChange={(event) => change({ label: event.target.value })}
      />
      <TextField
        id="maxUses"
        label={t('stairwells.maxUses')}
        hint={t('stairwells.maxUsesHint', { max: limits.maxStairwellUses })}
        error={faultOf('maxUses')}
        value={draft.maxUses}
        inputMode="numeric"
        autoComplete="off"
        aria-required
        onChange={(event) => change({ maxUses: event.target.value })}
      />
      <TextField
        id="days"
        label={t('stairwells.days')}
        hint={t('stairwells.daysHint', { max: limits.maxStairwellDays })}
        error={faultOf('days')}
        value={draft.days}
        inputMode="numeric"
        autoComplete="off"
        aria-required
        onChange={(event) => change({ days: event.target.value })}
      />
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={create.isPending}>
          {t('stairwells.create')}
        </Button>
      </div>
    </form>
  );
};
