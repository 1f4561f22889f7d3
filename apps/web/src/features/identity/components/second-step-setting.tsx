import type { SecondStep, SecondStepKey } from '@moja-ulica/shared/identity/schema-factors.ts';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import {
  usePrepareSecondStep,
  useReplaceRecoveryCodes,
  useTurnOffSecondStep,
  useTurnOnSecondStep,
} from '../mutations.ts';
import type { Proof } from '../proof.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { AppForm } from './app-form.tsx';
import { MailShown } from './mail-shown.tsx';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const heading = 'second-step-setting';

/** What the person is about to do. */
type Deed = 'on' | 'off' | 'codes';

const leads: Record<Deed, MessageKey> = {
  on: 'signin.turnOnLead',
  off: 'signin.secondOffWarning',
  codes: 'signin.codesNewLead',
};
const actions: Record<Deed, MessageKey> = {
  on: 'signin.continue',
  off: 'signin.secondOffNow',
  codes: 'signin.codesMake',
};

interface SecondStepSettingProps extends SettingProps {
  readonly secondStep: SecondStep | null;
}

/** The second step of signing in: turned on with an app, and off; and recovery codes for who loses it. */
export const SecondStepSetting = ({ secondStep, hasPassword, ...changing }: SecondStepSettingProps) => {
  const t = useT();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  const [deed, setDeed] = useState<Deed>('on');
  const [appKey, setAppKey] = useState<SecondStepKey>();
  const [codes, setCodes] = useState<readonly string[]>();
  const prepare = usePrepareSecondStep();
  const turnOn = useTurnOnSecondStep();
  const turnOff = useTurnOffSecondStep();
  const replace = useReplaceRecoveryCodes();

  const open = (next: Deed): void => {
    setDeed(next);
    if (hasPassword) openByPassword();
    else openByCode();
  };
  const leave = (): void => {
    setAppKey(undefined);
    setCodes(undefined);
    close();
  };
  const go = async (proof: Proof): Promise<void> => {
    if (deed === 'on') setAppKey(await prepare.mutateAsync(proof));
    if (deed === 'codes') setCodes((await replace.mutateAsync(proof)).recoveryCodes);
    if (deed === 'off') {
      await turnOff.mutateAsync(proof);
      showToast(t('signin.secondOffDone'));
      leave();
    }
  };

  const form = (by: NonNullable<typeof way>) => {
    if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={leave} />;
    if (appKey === undefined) {
      return (
        <ProofForm key={deed} by={by} lead={t(leads[deed])} action={t(actions[deed])} onProven={go} onCancel={leave} />
      );
    }
    return (
      <AppForm
        appKey={appKey}
        onCode={async (code) => setCodes((await turnOn.mutateAsync(code)).recoveryCodes)}
        onCancel={leave}
      />
    );
  };

  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('signin.second')}
      </h2>
      <p>
        {secondStep === null ? (
          t('signin.secondOffLead')
        ) : (
          <>
            {t('signin.secondOn')} <RelativeTime at={secondStep.since} />.{' '}
            {t('signin.codesLeft', { count: secondStep.recoveryCodesLeft })}
          </>
        )}
      </p>
      {way === undefined ? (
        <div className="btnrow">
          {secondStep === null ? (
            <Button busy={busy} onClick={() => open('on')}>
              {t('signin.secondTurnOn')}
            </Button>
          ) : (
            <>
              <Button busy={busy} onClick={() => open('codes')}>
                {t('signin.codesNew')}
              </Button>
              <Button busy={busy} onClick={() => open('on')}>
                {t('signin.secondNewApp')}
              </Button>
              <Button busy={busy} onClick={() => open('off')}>
                {t('signin.secondTurnOff')}
              </Button>
            </>
          )}
        </div>
      ) : (
        form(way)
      )}
      {mailShown && appKey === undefined && codes === undefined ? <MailShown /> : undefined}
    </section>
  );
};
