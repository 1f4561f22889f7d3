import { factNames } from '@moja-ulica/shared/documents/facts.ts';
import type { FactName } from '@moja-ulica/shared/documents/facts.ts';
import type { DocumentProblems } from '@moja-ulica/shared/documents/schema.ts';
import { useT } from '../../../lib/i18n.tsx';

const isFact = (name: string): name is FactName => factNames.some((fact) => fact === name);

/** What a document lacks, one sentence for each kind; nothing where it lacks nothing. */
export const Problems = ({ problems }: { readonly problems: DocumentProblems }) => {
  const t = useT();
  const { missing, unknown, ids } = problems;
  const lines = [
    missing.length === 0
      ? ''
      : t('documents.missing', {
          names: missing.map((name) => (isFact(name) ? t(`documents.fact.${name}`) : name)).join(', '),
        }),
    unknown.length === 0 ? '' : t('documents.unknown', { names: unknown.map((name) => `{{${name}}}`).join(', ') }),
    ids.length === 0 ? '' : t('documents.noIds', { names: ids.join(', ') }),
  ].filter((line) => line !== '');
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};

/** Whether there is anything to say of it. */
export const hasProblems = ({ missing, unknown, ids }: DocumentProblems): boolean =>
  missing.length + unknown.length + ids.length > 0;
