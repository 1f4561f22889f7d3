import type { SecondStepKey } from '@moja-ulica/shared/identity/schema-factors.ts';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';
import { appCodeFault } from '../second-step.ts';
import { useProblems } from '../use-problems.ts';
import { digitsOf } from '../validate.ts';
import { SettingForm } from './setting-form.tsx';

/** What draws it only those need who set an app up. */
const QrCode = lazy(() => import('../../../ui/qr-code.tsx').then((module) => ({ default: module.QrCode })));

/** "JBSW Y3DP …": easier to read and to type. */
const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

interface AppFormProps {
  readonly appKey: SecondStepKey;
  /** Rejects with the refusal. */
  readonly onCode: (code: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** The key for the app, as a picture and as text, and the first code that comes back from it. */
export const AppForm = ({ appKey, onCode, onCancel }: AppFormProps) => {
  const t = useT();
  const [code, setCode] = useState('');
  const problems = useProblems<'app-code'>({
    faultOf: { 'app-code': 'signin.errorAppCode' },
    fieldOfCode: { code_invalid: 'app-code' },
    textOfCode: { code_invalid: 'signin.firstCodeWrong' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={{ 'app-code': appCodeFault(code) }}
      first={['app-code']}
      action={t('signin.secondTurnOnNow')}
      onSubmit={() => onCode(code)}
      onCancel={onCancel}
    >
      <p>{t('signin.scan')}</p>
      <div className="mt4">
        <Suspense fallback={<div className="qr" aria-busy />}>
          <QrCode text={appKey.uri} label={t('signin.qr')} />
        </Suspense>
      </div>
      <p className="mt4">
        <a href={appKey.uri}>{t('signin.openApp')}</a>
      </p>
      <p className="mt4">
        {t('signin.secret')}
        <br />
        <b className="secret">{inFours(appKey.secret)}</b>
      </p>
      <TextField
        id="app-code"
        className="input code-input num"
        label={t('signin.firstCode')}
        hint={t('signin.appCodeHint')}
        error={problems.fields['app-code']}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-required
        onChange={(event) => setCode(digitsOf(event.target.value))}
      />
    </SettingForm>
  );
};
