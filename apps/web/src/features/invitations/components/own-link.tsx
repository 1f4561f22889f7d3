import { invitationAddress } from '@moja-ulica/shared/invitations/paths.ts';
import type { OwnInvitation } from '@moja-ulica/shared/invitations/schema.ts';
import { Copy, Link2Off, Share2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDay } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { showToast } from '../../../ui/toast-store.ts';

interface OwnLinkProps {
  readonly own: OwnInvitation;
  readonly placeName: string;
  readonly withdrawing: boolean;
  readonly onWithdraw: () => void;
}

/** Copies; where the browser does not let us, the link is selected, to be copied by hand. */
const useCopy = (link: string) => {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      showToast(t('invitations.linkCopied'));
    } catch {
      field.current?.select();
      showToast(t('invitations.linkSelected'));
    }
  };
  return { field, copy };
};

const canShare = (): boolean => typeof navigator !== 'undefined' && 'share' in navigator;

/** One's own link: to copy, to hand on, as a QR code to be shown at the door; and how to take it back. */
export const OwnLink = ({ own, placeName, withdrawing, onWithdraw }: OwnLinkProps) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const id = useId();
  const link = new URL(invitationAddress(own.token), location.origin).href;
  const { field, copy } = useCopy(link);
  const share = async (): Promise<void> => {
    // Whoever changes their mind in the sheet of the system has nothing to be told.
    await navigator.share({ title: t('invitations.inviteTo', { name: placeName }), url: link }).catch(() => undefined);
  };
  return (
    <section className="setting" aria-labelledby={id}>
      <h2 id={id}>{t('invitations.linkYours')}</h2>
      <p>
        {t('invitations.linkUses', {
          uses: own.uses,
          most: own.maxUses,
          date: formatDay(new Date(own.expiresAt), now, locale),
        })}
      </p>
      <TextField
        ref={field}
        label={t('invitations.link')}
        value={link}
        readOnly
        onFocus={({ target }) => target.select()}
      />
      <div className="btnrow mt4">
        <Button kind="primary" icon={Copy} onClick={() => void copy()}>
          {t('invitations.linkCopy')}
        </Button>
        {canShare() ? (
          <Button icon={Share2} onClick={() => void share()}>
            {t('invitations.linkShare')}
          </Button>
        ) : undefined}
        <Button kind="quiet" icon={Link2Off} busy={withdrawing} onClick={onWithdraw}>
          {t('invitations.linkWithdraw')}
        </Button>
      </div>
      <figure className="mt5">
        <QrCode text={link} label={t('invitations.qrLabel', { name: placeName })} />
        <figcaption className="meta mt3">{t('invitations.qrHint')}</figcaption>
      </figure>
    </section>
  );
};
