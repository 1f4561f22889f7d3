import { useCallback, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { errorText } from '../../lib/error-text.ts';
import { useT } from '../../lib/i18n.tsx';
import type { MessageKey } from '../../lib/i18n.tsx';
import type { SummaryItem } from '../../ui/field.tsx';
import { PasskeyError } from './passkeys.ts';
import type { Fault } from './validate.ts';

/** Faults by field, in the order of the form. */
export type Faults<Field extends string> = Partial<Record<Field, Fault>>;

interface Shown<Field extends string> {
  readonly attempt: number;
  readonly fields: Partial<Record<Field, string>>;
  readonly general: string | undefined;
}

interface ProblemsOptions<Field extends string> {
  /** Refusals that belong to one field. */
  readonly fieldOfCode?: Partial<Record<ApiError['code'], Field>>;
  /** The words for a fault that the server found in a field. */
  readonly faultOf: Record<Field, Exclude<Fault, undefined>>;
  /** The words for a refusal here, where those that it has elsewhere would mislead. */
  readonly textOfCode?: Partial<Record<ApiError['code'], MessageKey>>;
}

/**
 * Errors of a form: faults found here before sending, and what the server answered. Field ids are the field names, so that the
 * summary can lead to them.
 */
export const useProblems = <Field extends string>({ fieldOfCode, faultOf, textOfCode }: ProblemsOptions<Field>) => {
  const t = useT();
  const [shown, setShown] = useState<Shown<Field>>({ attempt: 0, fields: {}, general: undefined });

  const show = (fields: Partial<Record<Field, string>>, general?: string): void =>
    setShown(({ attempt }) => ({ attempt: attempt + 1, fields, general }));

  const clear = useCallback(() => setShown(({ attempt }) => ({ attempt, fields: {}, general: undefined })), []);

  const names = Object.keys(faultOf).filter((name): name is Field => name in faultOf);

  return {
    attempt: shown.attempt,
    fields: shown.fields,
    general: shown.general,
    failed: Object.keys(shown.fields).length > 0 || shown.general !== undefined,
    summary: names.flatMap((field): readonly SummaryItem[] => {
      const text = shown.fields[field];
      return text === undefined ? [] : [{ field, text }];
    }),
    clear,
    /** Shows what is wrong; true when nothing is. */
    check: (faults: Faults<Field>): boolean => {
      const found: Partial<Record<Field, string>> = {};
      for (const name of names) {
        const fault = faults[name];
        if (fault !== undefined) found[name] = t(fault);
      }
      if (Object.keys(found).length === 0) {
        clear();
        return true;
      }
      show(found);
      return false;
    },
    /** Shows a refusal: beside its field where it has one. */
    refuse: (error: unknown): void => {
      if (error instanceof ApiError) {
        const byCode = fieldOfCode?.[error.code];
        if (byCode !== undefined) {
          const found: Partial<Record<Field, string>> = {};
          const own = textOfCode?.[error.code];
          found[byCode] = own === undefined ? errorText(t, error) : t(own);
          show(found);
          return;
        }
        const found: Partial<Record<Field, string>> = {};
        for (const { field } of error.fields) {
          const name = names.find((known) => known === field);
          if (name !== undefined) found[name] = t(faultOf[name]);
        }
        if (Object.keys(found).length > 0) {
          show(found);
          return;
        }
      }
      show({}, error instanceof PasskeyError ? t(error.text) : errorText(t, error));
    },
  };
};

export type Problems = Pick<ReturnType<typeof useProblems>, 'attempt' | 'summary' | 'general'>;
