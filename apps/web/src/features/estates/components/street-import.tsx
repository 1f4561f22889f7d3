import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { Place, StreetsCheck } from '@moja-ulica/shared/estates/schema.ts';
import { useEffect, useRef, useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { useKeyFor } from '../../../lib/key-for.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, TextArea } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { decodeText } from '../decode.ts';
import { useAddStreets, useCheckStreets } from '../mutations.ts';

const faultWords: Readonly<Record<StreetsCheck['faults'][number]['fault'], MessageKey>> = {
  unreadable: 'estates.faultUnreadable',
  too_long: 'estates.faultTooLong',
  no_name: 'estates.faultNoName',
  no_letters: 'estates.faultNoLetters',
  repeated: 'estates.faultRepeated',
  over_limit: 'estates.faultOverLimit',
};

interface Line {
  readonly line: number;
  readonly words: string;
}

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) => {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <details className="lines mt2" open>
      <summary>{title}</summary>
      <ul>
        {lines.map(({ line, words }) => (
          <li key={line}>{t('estates.line', { line, words })}</li>
        ))}
      </ul>
    </details>
  );
};

interface ReportProps {
  readonly check: StreetsCheck;
  readonly busy: boolean;
  readonly onAdd: () => void;
}

/** What the list would change: takes the focus, for nothing else says that the answer is there. */
const Report = ({ check, busy, onAdd }: ReportProps) => {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { toAdd, present, faults } = check;
  return (
    <div className="mt4">
      <h4 tabIndex={-1} ref={heading}>
        {t('estates.checked', { add: toAdd.length, present: present.length, faults: faults.length })}
      </h4>
      <Lines
        title={t('estates.toAdd', { count: toAdd.length })}
        lines={toAdd.map(({ line, name }) => ({ line, words: name }))}
      />
      <Lines
        title={t('estates.present', { count: present.length })}
        lines={present.map(({ line, name, as }) => ({ line, words: name === as ? name : `${name} (${as})` }))}
      />
      <Lines
        title={t('estates.faults', { count: faults.length })}
        lines={faults.map(({ line, text, fault }) => ({ line, words: `${text} ${t(faultWords[fault])}`.trim() }))}
      />
      {toAdd.length === 0 ? undefined : (
        <div className="btnrow mt4">
          <Button kind="primary" busy={busy} onClick={onAdd}>
            {t('estates.addStreets', { count: toAdd.length })}
          </Button>
        </div>
      )}
    </div>
  );
};

/** Streets out of a spreadsheet: first what would happen, line by line, then exactly that. */
export const StreetImport = ({ place }: { readonly place: Place }) => {
  const t = useT();
  const keyFor = useKeyFor();
  const [csv, setCsv] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const check = useCheckStreets(place.slug);
  const add = useAddStreets(place.slug);
  const tooLong = csv.length > limits.maxStreetsCsvChars;
  const failure = check.error ?? add.error;
  const write = (text: string): void => {
    setCsv(text);
    check.reset();
    add.reset();
  };
  const names = check.data?.toAdd.map(({ name }) => name) ?? [];
  return (
    <section aria-labelledby="import" className="mt6">
      <h3 id="import">{t('estates.import')}</h3>
      <p className="muted">
        {t('estates.importLead', { streets: limits.maxStreets, chars: limits.maxStreetsCsvChars })}
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.reset();
          if (csv.trim() === '') document.getElementById('streets-csv')?.focus();
          else if (!tooLong && !check.isPending) check.mutate(csv);
        }}
      >
        <Field label={t('estates.file')} hint={t('estates.fileHint')} id="streets-file">
          {(control) => (
            <input
              className="input"
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              {...control}
              ref={file}
              onChange={({ target }) => {
                const [chosen] = target.files ?? [];
                void chosen?.arrayBuffer().then((bytes) => write(decodeText(new Uint8Array(bytes))));
              }}
            />
          )}
        </Field>
        <TextArea
          id="streets-csv"
          label={t('estates.paste')}
          rows={6}
          lang="pl"
          value={csv}
          error={tooLong ? t('estates.importTooLong', { chars: limits.maxStreetsCsvChars }) : undefined}
          onChange={({ target: { value } }) => write(value)}
        />
        <div className="btnrow mt4">
          <Button type="submit" busy={check.isPending}>
            {t('estates.check')}
          </Button>
        </div>
      </form>
      {failure === null ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, failure)}
          </Banner>
        </div>
      )}
      {check.data === undefined ? undefined : (
        <Report
          key={check.submittedAt}
          check={check.data}
          busy={add.isPending}
          onAdd={() =>
            add.mutate(
              { names, idempotencyKey: keyFor(names) },
              {
                onSuccess: () => {
                  write('');
                  // A browser names the file until it is told otherwise.
                  if (file.current !== null) file.current.value = '';
                  showToast(t('estates.streetsAdded', { count: names.length }));
                },
              },
            )
          }
        />
      )}
    </section>
  );
};
