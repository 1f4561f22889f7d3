import { factNames } from '@moja-ulica/shared/documents/facts.ts';
import type { FactName } from '@moja-ulica/shared/documents/facts.ts';
import type { DocumentProblems } from '@moja-ulica/shared/documents/schema.ts';
import { Link } from '@tanstack/react-router';
import { Rich, useT } from '../../../lib/i18n.tsx';

const isFact = (name: string): name is FactName => factNames.some((fact) => fact === name);

/** What a document lacks, one sentence for each kind; nothing where it lacks nothing. */
export const Problems = ({ problems }: { readonly problems: DocumentProblems }) => {
  const t = useT();
  const { missing, unknown, ids } = problems;
  if (!hasProblems(problems)) return null;
  const names = missing.map((name) => (isFact(name) ? t(`documents.fact.${name}`) : name)).join(', ');
  return (
    <ul>
      {missing.length === 0 ? undefined : (
        <li>
          <Rich
            id="documents.missing"
            values={{ names }}
            components={{ link: <Link to="/admin/dokumenty" hash="facts" /> }}
          />
        </li>
      )}
      {unknown.length === 0 ? undefined : (
        <li>{t('documents.unknown', { names: unknown.map((name) => `{{${name}}}`).join(', ') })}</li>
      )}
      {ids.length === 0 ? undefined : <li>{t('documents.noIds', { names: ids.join(', ') })}</li>}
    </ul>
  );
};

/** Whether there is anything to say of it. */
export const hasProblems = ({ missing, unknown, ids }: DocumentProblems): boolean =>
  missing.length + unknown.length + ids.length > 0;
