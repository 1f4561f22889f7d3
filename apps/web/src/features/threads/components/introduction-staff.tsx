import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { MessagesSquare, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChooseIntroduction, useCreateThread } from '../mutations.ts';
import { introductionQuery } from '../queries.ts';

/** One press: opens the thread with words of ours, which can be edited as any post, and points newcomers to it. */
export const OpenIntroduction = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const create = useCreateThread();
  const choose = useChooseIntroduction(place.slug);
  const [key] = useState(newIdempotencyKey);
  const error = create.error ?? choose.error;
  const open = async (): Promise<void> => {
    // Pressed again after a failure it opens no second thread: the key is the same.
    const { id } = await create.mutateAsync({
      place: place.slug,
      title: t('neighbours.introTitle', { name: place.name }),
      body: t('neighbours.introBody', { name: place.name }),
      kind: 'discussion',
      topic: undefined,
      street: undefined,
      institution: undefined,
      organisation: undefined,
      key,
    });
    await choose.mutateAsync(id);
    showToast(t('neighbours.introOpened'));
  };
  return (
    <div className="mt4">
      <Button
        icon={MessagesSquare}
        busy={create.isPending || choose.isPending}
        onClick={() => void open().catch(() => undefined)}
      >
        {t('neighbours.introOpen')}
      </Button>
      <p className="meta mt2">{t('neighbours.introOpenHint')}</p>
      {error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, error)}
        </Banner>
      )}
    </div>
  );
};

interface ChoiceProps {
  readonly place: PlaceSummary;
  /** Public id. */
  readonly thread: string;
}

/** In a thread, for those who look after the place: point newcomers here, or no longer. */
export const IntroductionChoice = ({ place, thread }: ChoiceProps) => {
  const t = useT();
  const { data: current } = useQuery(introductionQuery(place.slug));
  const choose = useChooseIntroduction(place.slug);
  if (current === undefined) return null;
  const chosen = current?.id === thread;
  return (
    <>
      <Button
        kind="quiet"
        icon={chosen ? PinOff : Pin}
        busy={choose.isPending}
        onClick={() =>
          choose.mutate(chosen ? null : thread, {
            onSuccess: () => showToast(t(chosen ? 'neighbours.introDropped' : 'neighbours.introChosen')),
          })
        }
      >
        {t(chosen ? 'neighbours.introDrop' : 'neighbours.introChoose')}
      </Button>
      {choose.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, choose.error)}
        </Banner>
      )}
    </>
  );
};
