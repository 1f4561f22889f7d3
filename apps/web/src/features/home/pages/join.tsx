import { moderates } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { readStairwellCode, showStairwellCode } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiError } from '../../../lib/api-error.ts';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { usePlaces } from '../../../lib/places.ts';
import { useActor } from '../../../lib/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { AskToJoin } from '../components/ask-to-join.tsx';
import { CodeEntry } from '../components/code-entry.tsx';
import { EndedCode, HeldCode } from '../components/held-code.tsx';
import { heldCodeQuery } from '../queries.ts';
import '../home.css';

const codeOf = (text: string | undefined): string | null => (text === undefined ? null : readStairwellCode(text));

export const prefetch: Prefetch = async (client, { params }) => {
  const code = codeOf(params['code']);
  if (code !== null) await client.prefetchQuery(heldCodeQuery(code));
};

/** A code that can be one. */
const Code = ({ code }: { readonly code: string }) => {
  const t = useT();
  const { data: held, error, refetch } = useQuery(heldCodeQuery(code));
  if (held !== undefined) {
    const { name, slug } = held.place;
    return (
      <>
        <div className="forum-h">
          <Emblem place={slug} name={name} size="l" />
          <div>
            <PageTitle title={t('joining.titleOf', { name })} />
            <p className="meta mt1">{t('joining.codeOf', { code: showStairwellCode(code) })}</p>
          </div>
        </div>
        {held.state === 'usable' ? <HeldCode held={held} /> : <EndedCode held={held} />}
      </>
    );
  }
  return (
    <>
      <PageTitle title={t('joining.title')} />
      {error === null ? <SkeletonRows count={2} /> : undefined}
      {error instanceof ApiError && error.status < 500 ? (
        <>
          <div className="mt4">
            <Banner kind="bad" live="alert">
              {errorText(t, error)}
            </Banner>
          </div>
          <CodeEntry main given={showStairwellCode(code)} />
        </>
      ) : undefined}
      {error !== null && !(error instanceof ApiError && error.status < 500) ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : undefined}
    </>
  );
};

/** `/dolacz/<code>`, where a poster leads; `/dolacz`, where its code is typed; `/dolacz/<slug>`, where one asks to be let in. */
export const Page = () => {
  const t = useT();
  const { code: given } = useParams({ strict: false });
  const asked = usePlaces().find(({ slug, joining }) => slug === given && joining === 'approval');
  const code = codeOf(given);
  const actor = useActor();
  const titleOf = (place: PlaceSummary): string =>
    t(moderates(actor, place) ? 'joining.requestsOf' : 'joining.askOf', { name: place.name });
  useCrumbs([
    { label: t('app.forumsLong'), to: '/osiedla' },
    { label: asked === undefined ? t('joining.title') : titleOf(asked) },
  ]);
  return (
    <div className="narrow">
      {asked === undefined ? undefined : <AskToJoin place={asked} />}
      {asked === undefined && code === null ? (
        <>
          <PageTitle title={t('joining.title')} />
          <p className="lead">{t('joining.typeLead')}</p>
          {given === undefined ? undefined : (
            <div className="mt4">
              <Banner kind="bad" live="alert">
                {t('joining.codeMistyped')}
              </Banner>
            </div>
          )}
          <CodeEntry main given={given ?? ''} />
        </>
      ) : undefined}
      {asked === undefined && code !== null ? <Code key={code} code={code} /> : undefined}
    </div>
  );
};
