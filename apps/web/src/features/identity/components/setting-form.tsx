import type { ReactNode } from 'react';
import { FormInPlace } from '../../../ui/form-in-place.tsx';
import type { Faults, useProblems } from '../use-problems.ts';
import { ProblemSummary } from './problem-summary.tsx';

interface SettingFormProps<Field extends string> {
  readonly problems: ReturnType<typeof useProblems<Field>>;
  /** What is wrong before anything is sent. */
  readonly faults: Faults<Field>;
  /** As of `FormInPlace`, like what follows. */
  readonly first: readonly Field[];
  readonly action: string;
  readonly danger?: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form in the place of its button, with a summary of what is wrong above its fields. */
export const SettingForm = <Field extends string>({ problems, faults, children, ...form }: SettingFormProps<Field>) => (
  <FormInPlace {...form} check={() => problems.check(faults)} onRefused={problems.refuse}>
    <ProblemSummary problems={problems} />
    {children}
  </FormInPlace>
);
