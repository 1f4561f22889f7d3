import type { CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { DueChip } from '../../../ui/status-chip.tsx';
import { mainReason, reportCount } from '../queue.ts';

interface QueueListProps {
  readonly cases: readonly CaseSummary[];
  readonly selected: string | undefined;
  readonly address: (id: string) => string;
}

/** The cases, nearest deadline first; the one beside is marked. */
export const QueueList = ({ cases, selected, address }: QueueListProps) => {
  const t = useT();
  return (
    <ul className="queue">
      {cases.map((item) => {
        const reason = mainReason(item);
        return (
          <li key={item.id}>
            <AppLink to={address(item.id)} {...(item.id === selected && { 'aria-current': 'true' as const })}>
              <span className="meta">
                {reason === undefined ? t('moderation.ownFinding') : t(`row.rule.${reason}`)}
                {' · '}
                {t('moderation.people', { count: reportCount(item) })}
              </span>
              <span className="t">{item.excerpt === '' ? item.thread.title : `„${item.excerpt}”`}</span>
              <span className="btnrow meta queue-facts">
                <EstateTag place={item.place.slug} name={item.place.name} />
                <RelativeTime at={item.openedAt} />
                {item.state === 'open' ? (
                  <DueChip at={item.dueAt} />
                ) : (
                  <Chip>{t(item.state === 'hidden' ? 'moderation.stateHidden' : 'moderation.stateKept')}</Chip>
                )}
              </span>
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
};
