import { useT } from '../../../lib/i18n.tsx';
import { registrationSteps } from '../registration-draft.ts';
import type { RegistrationStep } from '../registration-draft.ts';
import { MovedTitle } from './moved-title.tsx';

interface StepHeadProps {
  readonly step: RegistrationStep;
  readonly title: string;
  readonly failed: boolean;
  readonly moved: boolean;
}

/** "Krok 2 z 3", the step's heading and a bar. */
export const StepHead = ({ step, ...title }: StepHeadProps) => {
  const t = useT();
  const now = registrationSteps.indexOf(step) + 1;
  return (
    <>
      <p className="meta">{t('identity.stepOf', { step: now, steps: registrationSteps.length })}</p>
      <MovedTitle {...title} className="mt1" />
      <ol className="stepbar" aria-hidden="true">
        {registrationSteps.map((name, index) => (
          <li key={name} className={index < now ? 'on' : undefined} />
        ))}
      </ol>
    </>
  );
};
