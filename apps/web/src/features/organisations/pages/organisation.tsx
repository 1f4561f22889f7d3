import { mailLink } from '@moja-ulica/shared/mail-link.ts';
import type { Organisation } from '@moja-ulica/shared/organisations/schema.ts';
import { mayKeepOrganisation } from '@moja-ulica/shared/organisations/policy.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Building } from 'lucide-react';
import { errorText } from '../../../lib/error-text.ts';
import { ApiError } from '../../../lib/api-error.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { useOwnOrganisations } from '../../../lib/organisations.ts';
import { useActor, useSession } from '../../../lib/session.ts';
import { useTitle } from '../../../lib/title.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { AboutForm } from '../components/about-form.tsx';
import { Writers } from '../components/writers.tsx';
import { useAnswer } from '../mutations.ts';
import { organisationQuery } from '../queries.ts';

/** To who was asked and has not answered; to who writes for it, the way out. */
const OwnAnswer = ({ slug, name }: { readonly slug: string; readonly name: string }) => {
  const t = useT();
  const own = useOwnOrganisations().find((one) => one.slug === slug);
  const answer = useAnswer(slug);
  if (own === undefined) return null;
  const { accepted } = own;
  const say = (yes: boolean): void =>
    answer.mutate(yes, {
      onSuccess: () =>
        showToast(
          t(yes ? 'organisations.joined' : accepted ? 'organisations.left' : 'organisations.refused', { name }),
        ),
    });
  return (
    <div className="mt4">
      <Banner kind="info">
        {t(own.accepted ? 'organisations.youWrite' : 'organisations.youAreAsked')}
        <div className="btnrow mt3">
          {own.accepted ? undefined : (
            <Button kind="primary" busy={answer.isPending} onClick={() => say(true)}>
              {t('organisations.yes')}
            </Button>
          )}
          <Button kind="quiet" busy={answer.isPending} onClick={() => say(false)}>
            {t(own.accepted ? 'organisations.leave' : 'organisations.no')}
          </Button>
        </div>
      </Banner>
      {answer.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, answer.error)}
        </Banner>
      )}
    </div>
  );
};

const Shown = ({ organisation }: { readonly organisation: Organisation }) => {
  const t = useT();
  const locale = useLocale();
  const actor = useActor();
  const { slug, name, kind, description, contactUrl, contactEmail, places, writers } = organisation;
  const handle = useSession();
  const own = handle.status === 'signed-in' ? writers.find((one) => one.handle === handle.me.handle) : undefined;
  const tie = { writer: own?.accepted ?? false, keeper: own?.keeper ?? false };
  const keeps = mayKeepOrganisation(actor, tie).allow;
  return (
    <div className="narrow">
      <PageTitle title={name} />
      <p className="meta">{t(`organisations.kind.${kind}`)}</p>
      <p className="lead mt4">{pickText(description, locale)}</p>
      <OwnAnswer slug={slug} name={name} />
      <ul className="stack-tight mt4">
        {contactUrl === null ? undefined : (
          <li>
            <a href={contactUrl} rel="nofollow noopener noreferrer">
              {contactUrl}
            </a>
          </li>
        )}
        {contactEmail === null ? undefined : (
          <li>
            <a href={mailLink(contactEmail)}>{contactEmail}</a>
          </li>
        )}
      </ul>
      {keeps ? <AboutForm organisation={organisation} /> : undefined}
      {places.length === 0 ? undefined : (
        <section aria-labelledby="works-in">
          <div className="sec">
            <h2 id="works-in">{t('organisations.worksIn')}</h2>
          </div>
          <ul className="stack-tight">
            {places.map((place) => (
              <li key={place.slug}>
                <AppLink to={`/o/${place.slug}`}>
                  <EstateTag place={place.slug} name={place.name} />
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Writers organisation={organisation} keeps={keeps} />
    </div>
  );
};

const Missing = () => {
  const t = useT();
  useTitle(t('error.organisation_not_found'));
  return (
    <EmptyState
      page
      icon={Building}
      title={t('error.organisation_not_found')}
      action={
        <AppLink className={buttonClass({ kind: 'primary' })} to="/osiedla">
          {t('identity.seeForums')}
        </AppLink>
      }
    />
  );
};

/** `/organizacje/:slug`: an NGO, club or school, and who writes for it. */
export const Page = () => {
  const { slug = '' } = useParams({ strict: false });
  const session = useSession();
  const reader = session.status === 'signed-in' ? session.me.id : session.status;
  const organisation = useQuery({ ...organisationQuery(reader, slug), enabled: session.status !== 'unknown' });
  if (organisation.data !== undefined) return <Shown organisation={organisation.data} />;
  if (organisation.isPending) return <SkeletonRows count={3} />;
  if (organisation.error instanceof ApiError && organisation.error.status < 500) return <Missing />;
  return <ErrorState page error={organisation.error} onRetry={() => void organisation.refetch()} />;
};
