import { mayJoinByCode } from '@moja-ulica/shared/estates/policy.ts';
import type { HeldStairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import { stairwellPage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { useNavigate } from '@tanstack/react-router';
import { Check, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { useActor, useMe, useSession } from '../../../lib/session.ts';
import { formatDay } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useJoinByCode } from '../mutations.ts';

interface HeldCodeProps {
  readonly held: HeldStairwellCode;
}

/** A guest signs in or opens an account, with this estate chosen, and comes back. */
export const ForGuest = ({ back: address, place }: { readonly back: string; readonly place: string }) => {
  const t = useT();
  const back = encodeURIComponent(address);
  return (
    <>
      <p className="mt4">{t('joining.guest')}</p>
      <div className="btnrow mt4">
        <AppLink
          className={buttonClass({ kind: 'primary', big: true })}
          to={`/rejestracja?powrot=${back}&osiedle=${place}`}
        >
          {t('joining.register')}
        </AppLink>
        <AppLink className={buttonClass({ big: true })} to={`/zaloguj?powrot=${back}`}>
          {t('joining.signIn')}
        </AppLink>
      </div>
    </>
  );
};

/** One tap. */
const Join = ({ held }: HeldCodeProps) => {
  const t = useT();
  const actor = useActor();
  const navigate = useNavigate();
  const join = useJoinByCode();
  const [problem, setProblem] = useState<string>();
  const verdict = mayJoinByCode(actor, { kind: 'estate', joining: 'code' });
  if (!verdict.allow) return <Banner kind="warn">{t(`error.${verdict.code}`)}</Banner>;
  const onJoin = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const { place } = await join.mutateAsync(held.code);
      await navigate({ to: '/o/$place', params: { place } });
      showToast(t('joining.done', { name: held.place.name }));
    } catch (error) {
      setProblem(errorText(t, error));
    }
  };
  return (
    <>
      {problem === undefined ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {problem}
          </Banner>
        </div>
      )}
      <div className="btnrow mt5">
        <Button kind="primary" big icon={UserPlus} busy={join.isPending} onClick={() => void onJoin()}>
          {t('joining.join', { name: held.place.name })}
        </Button>
      </div>
    </>
  );
};

/** A code that holds: what it is, and the way in. */
export const HeldCode = ({ held }: HeldCodeProps) => {
  const t = useT();
  const locale = useLocale();
  const session = useSession();
  const me = useMe();
  const [now] = useState(() => new Date());
  const { name, slug } = held.place;
  if (me?.memberships.some(({ place, verified }) => place === slug && verified)) {
    return (
      <>
        <p className="lead">
          <Icon of={Check} /> {t('joining.already', { name })}
        </p>
        <div className="btnrow mt5">
          <AppLink className={buttonClass({ kind: 'primary' })} to={`/o/${slug}`}>
            {t('joining.toForum', { name })}
          </AppLink>
        </div>
      </>
    );
  }
  return (
    <>
      <p className="lead">{t('joining.lead', { name })}</p>
      <p className="meta mt2">
        {t('joining.validUntil', { date: formatDay(new Date(held.expiresAt), now, locale) })} {t('joining.privacy')}
      </p>
      {session.status === 'unknown' ? <SkeletonRows count={1} /> : undefined}
      {session.status === 'guest' ? <ForGuest back={stairwellPage(held.code)} place={slug} /> : undefined}
      {session.status === 'signed-in' ? <Join held={held} /> : undefined}
    </>
  );
};

const ended: Readonly<Record<Exclude<HeldStairwellCode['state'], 'usable'>, MessageKey>> = {
  expired: 'error.stairwell_code_expired',
  used_up: 'error.stairwell_code_used_up',
  withdrawn: 'error.stairwell_code_withdrawn',
};

/** A code that holds no more: why, and what to do. */
export const EndedCode = ({ held }: HeldCodeProps) => {
  const t = useT();
  if (held.state === 'usable') return null;
  const { name, slug } = held.place;
  return (
    <>
      <div className="mt4">
        <Banner kind="warn">{t(ended[held.state])}</Banner>
      </div>
      <div className="btnrow mt5">
        <AppLink className={buttonClass()} to="/kontakt">
          {t('joining.contact')}
        </AppLink>
        <AppLink className={buttonClass({ kind: 'quiet' })} to={`/o/${slug}`}>
          {t('joining.toForum', { name })}
        </AppLink>
      </div>
    </>
  );
};
