import type { Passkey } from '@moja-ulica/shared/identity/schema-factors.ts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useAddPasskey, useRemovePasskey, useRenamePasskey } from '../mutations.ts';
import { passkeysPossible } from '../passkeys.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { MailShown } from './mail-shown.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { PasskeyNameForm } from './passkey-name-form.tsx';
import { ProofForm } from './proof-form.tsx';

const heading = 'passkey-setting';

/** Id of the button that opens the form for another name, which gets the focus back. */
const renameButton = (id: string): string => `rename-${id}`;

interface ItemProps {
  readonly passkey: Passkey;
  readonly busy: boolean;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

const Item = ({ passkey: { id, name, createdAt, lastUsedAt }, busy, onRename, onRemove }: ItemProps) => {
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
      <div className="line-acts">
        <Button id={renameButton(id)} aria-label={t('signin.passkeyRenameOf', { name })} onClick={onRename}>
          {t('signin.passkeyRename')}
        </Button>
        <Button busy={busy} aria-label={t('signin.passkeyRemoveOf', { name })} onClick={onRemove}>
          {t('signin.passkeyRemove')}
        </Button>
      </div>
    </li>
  );
};

interface PasskeySettingProps extends SettingProps {
  readonly passkeys: readonly Passkey[];
  /** What this device is called in the list of devices. */
  readonly device: string;
}

/** What the open form does. */
type Act = { readonly to: 'add' } | { readonly to: 'rename' | 'remove'; readonly passkey: Passkey };

/** Passkeys: each can be renamed and removed, and this browser may make another. */
export const PasskeySetting = ({ passkeys, device, hasPassword, ...changing }: PasskeySettingProps) => {
  const t = useT();
  const [act, setAct] = useState<Act>({ to: 'add' });
  const renaming = changing.editing && act.to === 'rename' ? act.passkey.id : undefined;
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({
    ...changing,
    // Another name takes no proof.
    editing: changing.editing && renaming === undefined,
    heading,
  });
  const add = useAddPasskey();
  const rename = useRenamePasskey();
  const remove = useRemovePasskey();
  const open = (next: Act): void => {
    setAct(next);
    if (next.to === 'rename') changing.onEditing(true);
    else if (hasPassword) openByPassword();
    else openByCode();
  };
  const closeRenaming = (id: string): void => {
    flushSync(() => changing.onEditing(false));
    document.getElementById(renameButton(id))?.focus();
  };

  const nameForm = ({ id, name }: Passkey) => (
    <li key={id} className="line-item">
      <Icon of={KeyRound} />
      <div>
        <PasskeyNameForm
          name={name}
          onRename={async (typed) => {
            const renamed = await rename.mutateAsync({ passkey: id, name: typed });
            showToast(t('signin.passkeyRenamed', { name: renamed.name }));
            closeRenaming(id);
          }}
          onCancel={() => closeRenaming(id)}
        />
      </div>
    </li>
  );

  const form = (by: NonNullable<typeof way>) => {
    if (act.to === 'rename') return undefined;
    return act.to === 'add' ? (
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
        lead={t('signin.passkeyRemoveLead', { name: act.passkey.name })}
        action={t('signin.passkeyRemoveNow')}
        onProven={async (proof) => {
          await remove.mutateAsync({ passkey: act.passkey.id, proof });
          showToast(t('signin.passkeyRemoved', { name: act.passkey.name }));
          close();
        }}
        onCancel={close}
      />
    );
  };

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
          {passkeys.map((passkey) =>
            passkey.id === renaming ? (
              nameForm(passkey)
            ) : (
              <Item
                key={passkey.id}
                passkey={passkey}
                busy={busy}
                onRename={() => open({ to: 'rename', passkey })}
                onRemove={() => open({ to: 'remove', passkey })}
              />
            ),
          )}
        </ul>
      )}
      {way === undefined ? undefined : form(way)}
      {way === undefined && passkeysPossible() ? (
        <div className="mt4">
          <Button busy={busy} onClick={() => open({ to: 'add' })}>
            {t('signin.passkeyAdd')}
          </Button>
        </div>
      ) : undefined}
      {passkeysPossible() ? undefined : <p className="meta">{t('signin.passkeysImpossible')}</p>}
      {mailShown ? <MailShown /> : undefined}
    </section>
  );
};
