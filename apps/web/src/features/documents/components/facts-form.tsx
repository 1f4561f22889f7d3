import { documentFacts, factNames, isFactValue } from '@moja-ulica/shared/documents/facts.ts';
import type { FactName } from '@moja-ulica/shared/documents/facts.ts';
import { documentLimits } from '@moja-ulica/shared/documents/limits.ts';
import type { EditedDocuments } from '@moja-ulica/shared/documents/schema.ts';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChangeFacts } from '../mutations.ts';

const inputType = { text: 'text', email: 'email', phone: 'tel', date: 'date' } as const;

/** What all documents say of the town: typed in once, shown wherever the text asks for it. */
export const FactsForm = ({ saved }: { readonly saved: EditedDocuments['facts'] }) => {
  const t = useT();
  const change = useChangeFacts();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(saved.values);
  const [problems, setProblems] = useState<{ readonly attempt: number; readonly wrong: readonly FactName[] }>({
    attempt: 0,
    wrong: [],
  });

  const save = (): void => {
    if (change.isPending) return;
    const values = Object.fromEntries(factNames.map((name) => [name, (typed[name] ?? '').trim()]));
    const wrong = factNames.filter((name) => !isFactValue(name, values[name] ?? ''));
    setProblems(({ attempt }) => ({ attempt: attempt + 1, wrong }));
    if (wrong.length > 0) return;
    change.mutate({ basedOn: saved.revision, values }, { onSuccess: () => showToast(t('documents.factsSaved')) });
  };

  const wrongText = (name: FactName): string => t(`documents.wrong.${documentFacts[name]}`);
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
        items={problems.wrong.map((name) => ({
          field: `fact-${name}`,
          text: `${t(`documents.fact.${name}`)}: ${wrongText(name)}`,
        }))}
      />
      {factNames.map((name) => (
        <TextField
          key={name}
          id={`fact-${name}`}
          label={t(`documents.fact.${name}`)}
          {...(name === 'funding' && { hint: t('documents.fundingHint') })}
          type={inputType[documentFacts[name]]}
          maxLength={documentLimits.maxFactChars}
          error={problems.wrong.includes(name) ? wrongText(name) : undefined}
          value={typed[name] ?? ''}
          onChange={({ target: { value } }) => setTyped((before) => ({ ...before, [name]: value }))}
        />
      ))}
      {change.isError ? (
        <Banner kind="bad" live="alert">
          {errorText(t, change.error)}
        </Banner>
      ) : undefined}
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={change.isPending}>
          {t('documents.saveFacts')}
        </Button>
      </div>
    </form>
  );
};
