import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { mayCreateThread } from '@moja-ulica/shared/threads/policy.ts';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Check, Hand } from 'lucide-react';
import { useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useDraft, useKeptDraft } from '../../../lib/drafts.ts';
import { useT } from '../../../lib/i18n.tsx';
import { placeAddress, usePlaces } from '../../../lib/places.ts';
import { useActor, useMe, useSession } from '../../../lib/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { fieldsForPlace, threadDraftOf, threadFieldsOf } from '../model/new-thread.ts';
import type { ThreadFields } from '../model/new-thread.ts';
import { accessOf, isMember } from '../model/permissions.ts';
import { hasWrittenQuery, institutionsQuery, placeQuery } from '../queries.ts';
import { ClosedComposer, SignInPrompt } from './composer-gate.tsx';
import { NewThreadForm } from './new-thread-form.tsx';

const Advice = () => {
  const t = useT();
  return (
    <section className="quietbox">
      <h2>{t('threads.adviceTitle')}</h2>
      <ul className="advice">
        {(['threads.advicePlace', 'threads.adviceFacts', 'threads.adviceOne'] as const).map((key) => (
          <li key={key}>
            <Icon of={Check} />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
      <p className="meta mt3">{t('threads.advicePrivacy')}</p>
    </section>
  );
};

/** One draft for all places, so that choosing another one keeps the text. */
const threadSlot = 'thread';

interface WritingProps {
  readonly place: PlaceSummary;
  readonly onFailed: (failed: boolean) => void;
}

/** The form with its draft. */
const Writing = ({ place, onFailed }: WritingProps) => {
  const t = useT();
  const router = useRouter();
  const actor = useActor();
  const me = useMe();
  const places = usePlaces();
  const draft = useDraft(threadSlot);
  const [fields, setFields] = useState(() => threadFieldsOf(draft.restored));
  const [restored, setRestored] = useState(draft.restored !== undefined);
  const mayRead = mayReadPlace(actor, place).allow;
  const details = useQuery({ ...placeQuery(place.slug), enabled: mayRead });
  const institutions = useQuery({ ...institutionsQuery(place.slug), enabled: mayRead });
  const written = useQuery({ ...hasWrittenQuery(me?.handle ?? ''), enabled: me !== undefined });
  const access = accessOf({ actor, place }, mayCreateThread(actor, place));
  if (access.way === 'closed') return <ClosedComposer code={access.code} />;
  const change = (part: Partial<ThreadFields>): void => {
    const next = { ...fields, ...part };
    setFields(next);
    draft.keep(threadDraftOf(next));
  };
  const mine = places.filter((one) => one.slug === place.slug || (me !== undefined && isMember(actor, one)));
  return (
    <>
      {restored ? (
        <p className="meta restored">
          <output>{t('threads.draftRestored')}</output>{' '}
          <Button
            kind="quiet"
            onClick={() => {
              draft.discard();
              setFields(threadFieldsOf(undefined));
              setRestored(false);
            }}
          >
            {t('threads.draftDiscard')}
          </Button>
        </p>
      ) : undefined}
      {written.data === false ? (
        <div className="mt4">
          <Banner icon={Hand}>
            <b>{t('threads.firstTime')}</b> {t('threads.firstTimeText')}
          </Banner>
        </div>
      ) : undefined}
      {access.way === 'join' ? (
        <p className="meta mt3">{t('threads.joinToWrite', { locative: place.locative })}</p>
      ) : undefined}
      <NewThreadForm
        places={mine}
        place={place}
        details={details.data}
        institutions={institutions.data ?? []}
        access={access}
        draft={draft}
        // What only another place has waits for the way back.
        fields={fieldsForPlace(fields, {
          topics: details.data?.topics,
          streets: details.data?.streets,
          institutions: institutions.data,
        })}
        onFields={change}
        onPlace={(slug) => {
          void router.navigate({ to: '/o/$place/nowy', params: { place: slug }, replace: true, resetScroll: false });
        }}
        onFailed={onFailed}
        onCreated={(thread) => {
          showToast(t('threads.published'));
          router.history.push(threadAddress({ place: thread.place.slug, id: thread.id, slug: thread.slug }));
        }}
      />
    </>
  );
};

/** Where a thread is opened. */
export const NewThreadScreen = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const kept = useKeptDraft([threadSlot]);
  useCrumbs([
    { label: t('app.forumsLong'), to: '/osiedla' },
    { label: place.kind === 'city' ? t('app.cityForum') : place.name, to: placeAddress(place) },
    { label: t('threads.newThread') },
  ]);
  return (
    <>
      <PageTitle title={t('threads.newThread')} failed={failed} />
      <div className="cols mt1">
        <div>
          {session.status === 'unknown' ? (
            <SkeletonRows count={3} />
          ) : kept ? (
            <div className="mt4">
              <SignInPrompt to="thread-title" ended />
            </div>
          ) : (
            <Writing
              key={session.status === 'signed-in' ? session.me.id : 'guest'}
              place={place}
              onFailed={setFailed}
            />
          )}
        </div>
        <aside aria-label={t('threads.adviceAside')}>
          <Advice />
        </aside>
      </div>
    </>
  );
};
