import type { Passkey } from '@moja-ulica/shared/identity/schema-factors.ts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useAddPasskey, useRemovePasskey } from '../mutations.ts';
import { passkeysPossible } from '../passkeys.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { MailShown } from './mail-shown.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { ProofForm } from './proof-form.tsx';

const heading = 'passkey-setting';

interface ItemProps {
  readonly passkey: Passkey;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

const Item = ({ passkey: { name, createdAt, lastUsedAt }, busy, onRemove }: ItemProps) => {
  const t = useT();
  return (
    <li className="line-item wrap">
      <Icon of={KeyRound} />
      <div>
        <span className="strong">{name}</span>
        <br />
        <span className="meta">
          {t('signin.passkeySince')} <RelativeTime at={createdAt} /> ·{' '}
          {lastUsedAt === null ? (
            t('signin.passkeyUnused')
          ) : (
            <>
              {t('signin.passkeyUsed')} <RelativeTime at={lastUsedAt} />
            </>
          )}
        </span>
      </div>
      <Button busy={busy} aria-label={t('signin.passkeyRemoveOf', { name })} onClick={onRemove}>
        {t('signin.passkeyRemove')}
      </Button>
    </li>
  );
};

interface PasskeySettingProps extends SettingProps {
  readonly passkeys: readonly Passkey[];
  /** What this device is called in the list of devices. */
  readonly device: string;
}

/** Passkeys: each can be removed, and this browser may make another. */
export const PasskeySetting = ({ passkeys, device, hasPassword, ...changing }: PasskeySettingProps) => {
  const t = useT();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  /** What the open form removes; undefined: it adds. */
  const [leaving, setLeaving] = useState<Passkey>();
  const add = useAddPasskey();
  const remove = useRemovePasskey();
  const open = (passkey?: Passkey): void => {
    setLeaving(passkey);
    if (hasPassword) openByPassword();
    else openByCode();
  };

  const form = (by: NonNullable<typeof way>) =>
    leaving === undefined ? (
      <PasskeyForm
        by={by}
        device={device}
        onAdd={async (name, proof) => {
          await add.mutateAsync({ name, proof });
          showToast(t('signin.passkeyAdded'));
          close();
        }}
        onCancel={close}
      />
    ) : (
      <ProofForm
        by={by}
        lead={t('signin.passkeyRemoveLead', { name: leaving.name })}
        action={t('signin.passkeyRemoveNow')}
        onProven={async (proof) => {
          await remove.mutateAsync({ passkey: leaving.id, proof });
          showToast(t('signin.passkeyRemoved', { name: leaving.name }));
          close();
        }}
        onCancel={close}
      />
    );

  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('signin.passkeys')}
      </h2>
      <p>
        {t('signin.passkeysLead')} {passkeys.length === 0 ? t('signin.passkeysNone') : undefined}
      </p>
      {passkeys.length === 0 ? undefined : (
        <ul>
          {passkeys.map((passkey) => (
            <Item key={passkey.id} passkey={passkey} busy={busy} onRemove={() => open(passkey)} />
          ))}
        </ul>
      )}
      {way === undefined ? undefined : form(way)}
      {way === undefined && passkeysPossible() ? (
        <div className="mt4">
          <Button busy={busy} onClick={() => open()}>
            {t('signin.passkeyAdd')}
          </Button>
        </div>
      ) : undefined}
      {passkeysPossible() ? undefined : <p className="meta">{t('signin.passkeysImpossible')}</p>}
      {mailShown ? <MailShown /> : undefined}
    </section>
  );
};
