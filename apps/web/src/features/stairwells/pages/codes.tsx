import type { StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { CodeTable } from '../components/code-table.tsx';
import { NewCodeForm } from '../components/new-code-form.tsx';
import { WithdrawDialog } from '../components/withdraw-dialog.tsx';
import { usePrint, useWithdrawCode } from '../mutations.ts';
import { codesQuery, placesQuery } from '../queries.ts';

export const prefetch: Prefetch = (client, { params }) =>
  client.prefetchInfiniteQuery(codesQuery(params['place'] ?? ''));

interface CodesProps {
  readonly place: string;
  readonly name: string;
}

const Codes = ({ place, name }: CodesProps) => {
  const t = useT();
  const lang = useLocale();
  const list = useInfiniteQuery(codesQuery(place));
  const print = usePrint(place);
  const withdraw = useWithdrawCode(place);
  const [leaving, setLeaving] = useState<StairwellCode>();
  const codes = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const printing = print.isPending ? (print.variables.stairwell ?? 'all') : undefined;
  return (
    <section aria-labelledby="codes">
      <h2 id="codes" className="mt6">
        {t('stairwells.listTitle')}
      </h2>
      {print.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, print.error)}
        </Banner>
      )}
      {codes.some(({ state }) => state === 'usable') ? (
        <>
          <div className="btnrow mt4">
            <Button icon={Printer} busy={printing === 'all'} onClick={() => print.mutate({ lang })}>
              {t('stairwells.printAll')}
            </Button>
          </div>
          <p className="meta mt2">{t('stairwells.posterLanguage')}</p>
        </>
      ) : undefined}
      {list.isPending ? <SkeletonRows label={t('stairwells.loading')} /> : undefined}
      {list.isError && codes.length === 0 ? (
        <ErrorState error={list.error} title={t('stairwells.failed')} onRetry={() => void list.refetch()} />
      ) : undefined}
      {list.isSuccess && codes.length === 0 ? (
        <EmptyState title={t('stairwells.none')}>{t('stairwells.noneText')}</EmptyState>
      ) : undefined}
      {codes.length === 0 ? undefined : (
        <CodeTable
          caption={t('stairwells.caption', { name })}
          codes={codes}
          printing={printing}
          onPrint={({ id }) => print.mutate({ stairwell: id, lang })}
          onWithdraw={setLeaving}
        />
      )}
      {list.hasNextPage ? (
        <div className="btnrow mt4">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('stairwells.older')}
          </Button>
        </div>
      ) : undefined}
      {leaving === undefined ? undefined : (
        <WithdrawDialog
          code={leaving}
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={() => {
            withdraw.reset();
            setLeaving(undefined);
          }}
          onWithdraw={() =>
            withdraw.mutate(leaving.id, {
              onSuccess: () => {
                setLeaving(undefined);
                showToast(t('stairwells.withdrawnToast'));
              },
            })
          }
        />
      )}
    </section>
  );
};

/** `/admin/osiedla/<slug>/kody`: the codes of an estate's staircases, to make, print and withdraw. */
export const Page = () => {
  const t = useT();
  const { place: slug = '' } = useParams({ strict: false });
  const places = useQuery(placesQuery);
  const place = places.data?.find((one) => one.slug === slug && one.kind === 'estate');
  useCrumbs([
    { label: t('app.admin') },
    { label: t('stairwells.places'), to: '/admin/osiedla' },
    ...(place === undefined ? [] : [{ label: place.name, to: `/admin/osiedla/${place.slug}` }]),
    { label: t('stairwells.crumb') },
  ]);
  if (places.isPending) return <SkeletonRows />;
  if (place === undefined) {
    return places.isError ? (
      <ErrorState error={places.error} onRetry={() => void places.refetch()} page />
    ) : (
      <EmptyState title={t('stairwells.noPlace')} page />
    );
  }
  return (
    <>
      <PageTitle title={t('stairwells.title', { name: place.name })} />
      <p className="lead">{t('stairwells.lead')}</p>
      <p className="meta mt2">{t('stairwells.privacy')}</p>
      <h2 className="mt6">{t('stairwells.new')}</h2>
      <NewCodeForm place={slug} />
      <Codes place={slug} name={place.name} />
    </>
  );
};
