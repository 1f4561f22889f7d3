import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { resendAfterSeconds, useCountdown } from '../use-countdown.ts';
import { useProblems } from '../use-problems.ts';
import { codeFault, digitsOf } from '../validate.ts';
import { MailShown } from './mail-shown.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { ResendButton } from './resend-button.tsx';

interface CodeFormProps {
  /** The heading; it is told whether the form has errors, for the browser's tab. */
  readonly renderHead: (failed: boolean) => ReactNode;
  readonly lead: string;
  /** How long the code lives, in words. */
  readonly validity: string;
  readonly email: string;
  /** The code that the link in the mail brought along; it still takes the button. */
  readonly linkedCode?: string | undefined;
  /** The verb on the button. */
  readonly action: string;
  /** True where mail is shown on a page instead of sent: when trying the software out. */
  readonly mailShown: boolean;
  /** Rejects with the refusal. */
  readonly onCode: (code: string) => Promise<void>;
  /** Sends a new code; rejects with the refusal. */
  readonly onResend: () => Promise<void>;
  readonly onChangeEmail: () => void;
}

/** Six digits from the mail, typed in the same tab in which they were asked for. */
export const CodeForm = ({
  renderHead,
  lead,
  validity,
  email,
  linkedCode,
  action,
  mailShown,
  onCode,
  onResend,
  onChangeEmail,
}: CodeFormProps) => {
  const t = useT();
  const [code, setCode] = useState(linkedCode ?? '');
  const [busy, setBusy] = useState(false);
  // Who comes by a link has sent for nothing just now, and may need another code at once.
  const [left, setLeft] = useCountdown(linkedCode === undefined ? resendAfterSeconds : 0);
  const [resent, setResent] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const problems = useProblems<'code'>({
    faultOf: { code: 'identity.errorCode' },
    fieldOfCode: { code_invalid: 'code', code_expired: 'code' },
  });

  const isTyped = linkedCode !== undefined && !resent;

  const submit = async (): Promise<void> => {
    setResent(false);
    if (busy || !problems.check({ code: codeFault(code) })) return;
    setBusy(true);
    try {
      await onCode(digitsOf(code));
    } catch (error) {
      problems.refuse(error);
    } finally {
      setBusy(false);
    }
  };

  const resend = async (): Promise<void> => {
    setLeft(resendAfterSeconds);
    try {
      await onResend();
      problems.clear();
      setCode('');
      setResent(true);
      input.current?.focus();
    } catch (error) {
      problems.refuse(error);
      setLeft(error instanceof ApiError ? (error.retryAfterSeconds ?? 0) : 0);
    }
  };

  return (
    <>
      {renderHead(problems.failed)}
      <p className="lead">
        <Rich id={isTyped ? 'identity.codeLinked' : 'identity.codeSent'} values={{ email }} components={{ b: <b /> }} />
      </p>
      {isTyped ? undefined : <p className="meta mt2">{lead}</p>}
      <ProblemSummary problems={problems} />
      {resent ? (
        <div className="mt4">
          <Banner kind="ok" live="status">
            {t('identity.codeResent')}
          </Banner>
        </div>
      ) : undefined}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          id="code"
          ref={input}
          className="input code-input num"
          label={t('identity.code')}
          hint={validity}
          error={problems.fields.code}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          aria-required
          onChange={(event) => setCode(digitsOf(event.target.value))}
        />
        <div className="btnrow mt5">
          <Button kind="primary" big wide type="submit" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
      <div className="btnrow mt4">
        <ResendButton left={left} onResend={() => void resend()} />
        <Button kind="quiet" onClick={onChangeEmail}>
          {t('identity.changeEmail')}
        </Button>
      </div>
      {isTyped ? undefined : <p className="meta mt4">{t('identity.codeMissing')}</p>}
      {mailShown ? <MailShown /> : undefined}
    </>
  );
};
