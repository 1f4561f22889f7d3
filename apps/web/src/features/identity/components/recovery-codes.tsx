import { Download, Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

const saveAs = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
};

/** The recovery codes, this once: to be saved or printed. */
export const RecoveryCodes = ({ codes, onKept }: RecoveryCodesProps) => {
  const t = useT();
  const email = useMe()?.email ?? '';
  const heading = useRef<HTMLHeadingElement>(null);
  // The form in whose place they stand is gone.
  useEffect(() => heading.current?.focus(), []);
  const title = t('signin.codesFileTitle', { email, site: location.host });
  return (
    <div>
      <h3 tabIndex={-1} ref={heading}>
        {t('signin.codesTitle')}
      </h3>
      <p className="mt2">{t('signin.codesLead')}</p>
      <ul className="recovery-codes num" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="print-only">{title}</p>
      <div className="btnrow">
        <Button
          icon={Download}
          onClick={() => saveAs(t('signin.codesFile'), `${title}\r\n\r\n${codes.join('\r\n')}\r\n`)}
        >
          {t('signin.codesDownload')}
        </Button>
        <Button icon={Printer} onClick={() => window.print()}>
          {t('signin.codesPrint')}
        </Button>
        <Button kind="primary" onClick={onKept}>
          {t('signin.codesKept')}
        </Button>
      </div>
    </div>
  );
};
