import { ApiError } from '../../../lib/api-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { useRequestProof } from '../mutations.ts';
import { resendAfterSeconds, useCountdown } from '../use-countdown.ts';
import { ResendButton } from './resend-button.tsx';

/** For whom the mail with the code did not reach: another one, and where to look. */
export const ResendProof = () => {
  const t = useT();
  const [left, setLeft] = useCountdown();
  const request = useRequestProof();
  const resend = (): void => {
    setLeft(resendAfterSeconds);
    request.mutate(undefined, {
      onError: (error) => setLeft(error instanceof ApiError ? (error.retryAfterSeconds ?? 0) : 0),
    });
  };
  return (
    <div className="stack-tight">
      <div className="btnrow">
        <ResendButton left={left} onResend={resend} />
      </div>
      {request.isSuccess ? (
        <Banner kind="ok" live="status">
          {t('identity.codeResent')}
        </Banner>
      ) : undefined}
      {request.isError ? (
        <Banner kind="bad" live="alert">
          {errorText(t, request.error)}
        </Banner>
      ) : undefined}
      <p className="meta">{t('identity.codeSpam')}</p>
    </div>
  );
};
