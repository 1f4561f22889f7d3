import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { useState } from 'react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { DueChip, StatusChip } from '../../../ui/status-chip.tsx';
import { isOverdue, waitingDays } from '../deadlines.ts';
import type { Show } from '../queries.ts';

interface RowProps {
  readonly thread: ThreadSummary;
  readonly show: Show;
  readonly now: Date;
  readonly showInstitution: boolean;
}

const Row = ({ thread, show, now, showInstitution }: RowProps) => {
  const t = useT();
  const locale = useLocale();
  const { answeredBy } = thread;
  const institution = showInstitution ? (thread.matter?.institution ?? null) : null;
  const dueAt = thread.matter?.dueAt ?? null;
  const at = { place: thread.place.slug, id: thread.id, slug: thread.slug };
  const author = thread.author.displayName ?? t('row.goneAccount');
  const answering = show === 'waiting';
  return (
    <tr>
      <td>
        <AppLink className="t" to={threadAddress(at)} lang={thread.lang}>
          {thread.title}
        </AppLink>
        <br />
        <span className="meta">
          {answering ? t('matters.waits', { name: author, count: waitingDays(thread, now) }) : author}
          {institution === null ? '' : ` · ${pickText(institution.name, locale)}`}
        </span>
      </td>
      <td>
        <EstateTag place={thread.place.slug} name={thread.place.name} />
      </td>
      <td data-l={t(answering ? 'matters.due' : 'matters.state')}>
        {answering ? dueAt === null ? t('matters.noDue') : <DueChip at={dueAt} /> : <StatusChip thread={thread} />}
      </td>
      <td data-l={t('matters.replies')} className="num nowrap">
        {t('row.replies', { count: thread.lastNumber - 1 })}
      </td>
      <td className="tbtn">
        <AppLink
          className={buttonClass(answering && isOverdue(thread, now) ? { kind: 'primary' } : {})}
          to={answering ? `${threadAddress(at)}#odpowiedz-oficjalnie` : threadAddress(at, answeredBy ?? undefined)}
          aria-label={t(answering ? 'matters.answerTo' : 'matters.seeAnswerTo', { title: thread.title })}
        >
          {t(answering ? 'matters.answer' : 'matters.seeAnswer')}
        </AppLink>
      </td>
    </tr>
  );
};

interface MatterTableProps {
  readonly threads: readonly ThreadSummary[];
  readonly show: Show;
  /** For those who answer for several. */
  readonly showInstitution: boolean;
}

/** Matters as a table; under 768 px each is a card with its labels. */
export const MatterTable = ({ threads, show, showInstitution }: MatterTableProps) => {
  const t = useT();
  const [now] = useState(() => new Date());
  return (
    <div className="matters-room">
      <table className="cards matters">
        <caption className="vh">{t(show === 'waiting' ? 'matters.captionWaiting' : 'matters.captionAnswered')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matters.matter')}</th>
            <th scope="col">{t('matters.estate')}</th>
            <th scope="col">{t(show === 'waiting' ? 'matters.due' : 'matters.state')}</th>
            <th scope="col">{t('matters.replies')}</th>
            <th scope="col">
              <span className="vh">{t('matters.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {threads.map((thread) => (
            <Row key={thread.id} thread={thread} show={show} now={now} showInstitution={showInstitution} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
