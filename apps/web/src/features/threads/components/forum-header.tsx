import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { mayJoin, moderates } from '@moja-ulica/shared/estates/policy.ts';
import { mayInvite } from '@moja-ulica/shared/invitations/policy.ts';
import { Check, LogIn, QrCode, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { placeAddress } from '../../../lib/places.ts';
import { useActor, useSession } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useJoin } from '../mutations.ts';
import { AskLink } from './ask-link.tsx';
import { ForumIntroduction } from './introduction.tsx';
import { NewThreadLink } from './new-thread-link.tsx';

/** One tap where joining is open; where it is not, says how one gets in. */
export const JoinButton = ({
  place,
  primary = false,
}: {
  readonly place: PlaceSummary;
  readonly primary?: boolean;
}) => {
  const t = useT();
  const actor = useActor();
  const session = useSession();
  const join = useJoin(place.slug);
  const [problem, setProblem] = useState<string>();
  if (place.kind === 'city' || session.status === 'unknown') return null;
  // Not whether one may write: the administrator and liaisons may without having joined.
  if (actor.kind === 'account' && actor.memberships.some((membership) => membership.place === place.slug)) {
    return (
      <span className="meta member">
        <Icon of={Check} /> {t('threads.member')}
      </span>
    );
  }
  const verdict = mayJoin(actor, place);
  if (!verdict.allow && verdict.code === 'unauthorized') {
    if (place.joining !== 'open') return <span className="meta">{t(`threads.joining.${place.joining}`)}</span>;
    return (
      <AppLink
        className={buttonClass({ kind: primary ? 'primary' : 'plain' })}
        to={`/zaloguj?powrot=${encodeURIComponent(placeAddress(place))}`}
      >
        <Icon of={LogIn} />
        {t('threads.signInToJoin')}
      </AppLink>
    );
  }
  if (!verdict.allow && verdict.code === 'joining_not_open' && place.joining !== 'open') {
    if (place.joining === 'approval') return <AskLink place={place.slug} primary={primary} />;
    return (
      <AppLink className={buttonClass({ kind: primary ? 'primary' : 'plain' })} to={typedCodePage}>
        {t('threads.haveCode')}
      </AppLink>
    );
  }
  if (!verdict.allow) return null;
  const onJoin = async (): Promise<void> => {
    setProblem(undefined);
    try {
      await join.mutateAsync();
      showToast(t('threads.joined', { name: place.name }));
    } catch (error) {
      setProblem(errorText(t, error));
    }
  };
  return (
    <>
      <Button kind={primary ? 'primary' : 'plain'} icon={UserPlus} busy={join.isPending} onClick={() => void onJoin()}>
        {t('threads.join')}
      </Button>
      {problem === undefined ? undefined : (
        <div role="alert">
          <FieldError>{problem}</FieldError>
        </div>
      )}
    </>
  );
};

/** A place's emblem, name, size and description, and the ways in. */
export const ForumHeader = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const actor = useActor();
  const locale = useLocale();
  const name = t(place.kind === 'city' ? 'threads.cityName' : 'threads.estateName', { name: place.name });
  return (
    <>
      <div className="forum-h" data-accent={place.accent}>
        <Emblem place={place.slug} name={place.name} size="l" />
        <div>
          <PageTitle title={name} />
          <p className="meta mt1">
            {place.kind === 'city'
              ? t('threads.cityMembers')
              : t('threads.membersAndThreads', { members: place.memberCount, threads: place.threadCount })}
          </p>
        </div>
      </div>
      <p className="forum-about">{pickText(place.description, locale)}</p>
      <div className="btnrow mt4">
        <NewThreadLink place={place.slug}>{t('threads.newThread')}</NewThreadLink>
        <JoinButton place={place} />
        {place.joining === 'approval' && moderates(actor, place) ? (
          <AppLink className={buttonClass({ kind: 'quiet' })} to={`${typedCodePage}/${place.slug}`}>
            {t('neighbours.joinRequests')}
          </AppLink>
        ) : undefined}
        {mayInvite(actor, place).allow ? (
          <AppLink className={buttonClass({ kind: 'quiet' })} to={`/o/${place.slug}/zapros`}>
            <Icon of={QrCode} />
            {t('neighbours.invite')}
          </AppLink>
        ) : undefined}
      </div>
      <ForumIntroduction place={place} />
    </>
  );
};
