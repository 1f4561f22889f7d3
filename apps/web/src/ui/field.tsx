import { CircleAlert } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { useT } from '../lib/i18n.tsx';
import { useFaultsInTitle } from '../lib/title.ts';
import { Icon } from './icon.tsx';

/** What a control inside a `Field` must carry. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; the same words as in the summary. */
  readonly error?: string | undefined;
  /** Stable, so that the summary can link to it. */
  readonly id?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, hint and error above a control, tied to it. */
export const Field = ({ label, hint, error, id, children }: FieldProps) => {
  const made = useId();
  const controlId = id ?? made;
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const described = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={controlId}>{label}</label>
      {hint === undefined ? undefined : (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {error === undefined ? undefined : <FieldError id={errorId}>{error}</FieldError>}
      {children({
        id: controlId,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  );
};

/** An error above a field or a group of choices. */
export const FieldError = ({ id, children }: { readonly id?: string; readonly children: ReactNode }) => (
  <p className="err" id={id}>
    <Icon of={CircleAlert} />
    <span>{children}</span>
  </p>
);

type TextFieldProps = Omit<FieldProps, 'children'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & { readonly ref?: Ref<HTMLInputElement> };

/** A one-line text field; further properties go to the input. */
export const TextField = ({ label, hint, error, id, ...input }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error} {...(id !== undefined && { id })}>
    {(control) => <input className="input" type="text" {...input} {...control} />}
  </Field>
);

type TextAreaProps = Omit<FieldProps, 'children'> &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'children'> & { readonly ref?: Ref<HTMLTextAreaElement> };

/** A text field of several lines. */
export const TextArea = ({ label, hint, error, id, ...input }: TextAreaProps) => (
  <Field label={label} hint={hint} error={error} {...(id !== undefined && { id })}>
    {(control) => <textarea className="input" {...input} {...control} />}
  </Field>
);

export interface SummaryItem {
  /** Id of the control. */
  readonly field: string;
  readonly text: string;
}

interface ErrorSummaryProps {
  readonly items: readonly SummaryItem[];
  /** Raise it at every failed submit, so that the summary takes focus again. */
  readonly attempt: number;
}

const SummaryBox = ({ items }: { readonly items: readonly SummaryItem[] }) => {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useFaultsInTitle();
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('ui.errorSummary')}</h2>
      <ul>
        {items.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** All errors of a form, above it. Takes focus at every failed attempt, leads to each field, and says "Błąd:" in the tab. */
export const ErrorSummary = ({ items, attempt }: ErrorSummaryProps) =>
  items.length === 0 ? null : <SummaryBox key={attempt} items={items} />;
