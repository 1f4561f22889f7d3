import { useNavigate } from '@tanstack/react-router';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useKeyFor } from '../../../lib/key-for.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { InstitutionForm } from '../components/institution-form.tsx';
import { newInstitution, settingsOf } from '../institution-values.ts';
import { useCreateInstitution } from '../mutations.ts';

/** `/admin/nowa-instytucja`: sets up an institution; who speaks for it is said among the roles. */
export const Page = () => {
  const t = useT();
  const navigate = useNavigate();
  const keyFor = useKeyFor();
  const create = useCreateInstitution();
  useCrumbs([
    { label: t('app.admin') },
    { label: t('institutions.title'), to: '/admin/instytucje' },
    { label: t('institutions.newTitle') },
  ]);
  return (
    <div className="narrow">
      <PageTitle title={t('institutions.newTitle')} failed={create.isError} />
      <InstitutionForm
        initial={newInstitution}
        fixed={false}
        action={t('institutions.create')}
        busy={create.isPending}
        failure={create.error}
        onSave={(values) => {
          const body = { slug: values.slug, ...settingsOf(values) };
          create.mutate(
            { body, idempotencyKey: keyFor(body) },
            {
              onSuccess: ({ slug }) => {
                showToast(t('institutions.created'));
                void navigate({ to: '/admin/instytucje/$institution', params: { institution: slug } });
              },
            },
          );
        }}
      />
    </div>
  );
};
