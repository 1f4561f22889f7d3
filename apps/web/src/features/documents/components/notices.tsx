import { documentAddress } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentNotice } from '@moja-ulica/shared/documents/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { storage } from '../../../lib/storage.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { noticesQuery } from '../queries.ts';
import { useDay } from './day.tsx';

const storageKey = 'notices';

const seenIn = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter((one) => one !== '');

const nameOf = (person: string, { document, number }: DocumentNotice): string => `${person}:${document}:${number}`;

/** The rules have changed, or will: said once on each device, until it is closed. */
export const Notices = () => {
  const t = useT();
  const dayOf = useDay();
  const me = useMe();
  const lang = useLocale();
  const [seen, setSeen] = useState(() => seenIn(storage.get(storageKey)));
  const { data } = useQuery({ ...noticesQuery(lang), enabled: me !== undefined });
  if (me === undefined) return null;
  const close = (notice: DocumentNotice): void => {
    // The newest of each document is all that is ever told of.
    const others = seen.filter((one) => !one.startsWith(`${me.id}:${notice.document}:`));
    const next = [...others, nameOf(me.id, notice)];
    storage.set(storageKey, next.join(' '));
    setSeen(next);
  };
  return data
    ?.filter((notice) => !seen.includes(nameOf(me.id, notice)))
    .map((notice) => (
      <Banner key={notice.document}>
        {t(`documents.changed.${notice.document === 'rules' ? 'rules' : 'privacy'}`, {
          day: dayOf(notice.effectiveOn),
        })}{' '}
        {notice.note}
        <div className="btnrow mt3">
          <AppLink to={`${documentAddress[notice.document]}/wersje/${notice.number}`}>
            {t('documents.readChanged')}
          </AppLink>
          <Button kind="quiet" onClick={() => close(notice)}>
            {t('ui.close')}
          </Button>
        </div>
      </Banner>
    ));
};
