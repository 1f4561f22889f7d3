import { useT } from '../../../lib/i18n.tsx';
import { waitText } from '../../../lib/wait.ts';
import { Button } from '../../../ui/button.tsx';

interface ResendButtonProps {
  /** Seconds until another code may be asked for. */
  readonly left: number;
  readonly onResend: () => void;
}

/** Asks for another code, or says when that will be possible. */
export const ResendButton = ({ left, onResend }: ResendButtonProps) => {
  const t = useT();
  return (
    <Button kind="quiet" aria-disabled={left > 0} onClick={() => (left > 0 ? undefined : onResend())}>
      {left > 0 ? t('identity.resendIn', { wait: waitText(t, left) }) : t('identity.resend')}
    </Button>
  );
};
