import { useNavigate } from '@tanstack/react-router';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useKeyFor } from '../../../lib/key-for.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { PlaceForm } from '../components/place-form.tsx';
import { useCreatePlace } from '../mutations.ts';
import { newPlace, settingsOf } from '../place-values.ts';
import type { PlaceValues } from '../place-values.ts';

/** `/admin/nowe-osiedle`: sets up an estate; topics and streets come on its own page. */
export const Page = () => {
  const t = useT();
  const navigate = useNavigate();
  const keyFor = useKeyFor();
  const create = useCreatePlace();
  useCrumbs([
    { label: t('app.admin') },
    { label: t('estates.title'), to: '/admin/osiedla' },
    { label: t('estates.newTitle') },
  ]);
  const save = (values: PlaceValues): void => {
    const body = { slug: values.slug, ...settingsOf(values) };
    create.mutate(
      { body, idempotencyKey: keyFor(body) },
      {
        onSuccess: ({ slug, name }) => {
          showToast(t('estates.created', { name }));
          void navigate({ to: '/admin/osiedla/$place', params: { place: slug } });
        },
      },
    );
  };
  return (
    <div className="narrow">
      <PageTitle title={t('estates.newTitle')} failed={create.isError} />
      <p className="lead mt4">{t('estates.newLead')}</p>
      <PlaceForm
        initial={newPlace}
        kind="estate"
        fixed={false}
        action={t('estates.create')}
        busy={create.isPending}
        failure={create.error}
        onSave={save}
      />
    </div>
  );
};
