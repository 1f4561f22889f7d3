import type { Organisation } from '@moja-ulica/shared/organisations/schema.ts';
import { UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { TextField } from '../../../ui/field.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useInviteWriter, useRemoveWriter } from '../mutations.ts';

/** Asks a person by their nick, as it stands in the address of their profile. */
const InviteForm = ({ slug, known }: { readonly slug: string; readonly known: readonly string[] }) => {
  const t = useT();
  const invite = useInviteWriter(slug);
  const [handle, setHandle] = useState('');
  const [keeper, setKeeper] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const asked = handle.trim().replace(/^.*\/u\//, '');
        if (asked === '' || invite.isPending) return;
        invite.mutate(
          { handle: asked, keeper },
          {
            onSuccess: () => {
              setHandle('');
              // Of who was asked or writes already, only what they look after has changed.
              showToast(t(known.includes(asked) ? 'organisations.changed' : 'organisations.invited'));
            },
          },
        );
      }}
    >
      <TextField
        label={t('organisations.handle')}
        hint={t('organisations.handleHint')}
        autoCapitalize="none"
        value={handle}
        onChange={({ target }) => setHandle(target.value)}
      />
      <label className="check">
        <input type="checkbox" checked={keeper} onChange={({ target }) => setKeeper(target.checked)} />
        <span>{t('organisations.asKeeper')}</span>
      </label>
      {invite.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, invite.error)}
        </Banner>
      )}
      <div className="btnrow mt4">
        <Button type="submit" icon={UserPlus} busy={invite.isPending}>
          {t('organisations.invite')}
        </Button>
      </div>
    </form>
  );
};

interface WritersProps {
  readonly organisation: Organisation;
  /** May ask people and end that they write. */
  readonly keeps: boolean;
}

/** Who writes for an organisation. */
export const Writers = ({ organisation: { slug, writers }, keeps }: WritersProps) => {
  const t = useT();
  const remove = useRemoveWriter(slug);
  return (
    <section aria-labelledby="writers">
      <div className="sec">
        <h2 id="writers">{t('organisations.writers')}</h2>
      </div>
      {writers.length === 0 ? <p className="muted">{t('organisations.noWriters')}</p> : undefined}
      <ul>
        {writers.map(({ handle, displayName, keeper, accepted }) => (
          <li className="line-item person" key={handle}>
            <PersonAvatar handle={handle} name={displayName} />
            <div className="btnrow">
              <AppLink to={`/u/${handle}`}>{displayName}</AppLink>
              {keeper ? <Chip kind="role">{t('organisations.keeper')}</Chip> : undefined}
              {accepted ? undefined : <Chip kind="wait">{t('organisations.notYet')}</Chip>}
              {keeps ? (
                <Button
                  kind="quiet"
                  icon={X}
                  busy={remove.isPending}
                  aria-label={t('organisations.removeOf', { name: displayName })}
                  onClick={() =>
                    remove.mutate(handle, {
                      onSuccess: () => showToast(t('organisations.removed', { name: displayName })),
                    })
                  }
                >
                  {t('organisations.remove')}
                </Button>
              ) : undefined}
            </div>
          </li>
        ))}
      </ul>
      {remove.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, remove.error)}
        </Banner>
      )}
      {keeps ? <InviteForm slug={slug} known={writers.map(({ handle }) => handle)} /> : undefined}
    </section>
  );
};
