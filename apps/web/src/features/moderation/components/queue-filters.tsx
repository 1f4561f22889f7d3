import type { CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { reasonCounts } from '../queue.ts';

interface QueueFiltersProps {
  /** `undefined` while they load. */
  readonly cases: readonly CaseSummary[] | undefined;
  readonly order: readonly HideRule[];
  readonly reason: HideRule | undefined;
  readonly onReason: (reason: HideRule | undefined) => void;
  readonly decided: boolean;
  readonly decidedAddress: string;
}

/** Which cases: those that wait, by reason; or those decided, which have an address of their own. */
export const QueueFilters = ({ cases, order, reason, onReason, decided, decidedAddress }: QueueFiltersProps) => {
  const t = useT();
  const counts = reasonCounts(cases ?? [], order);
  return (
    <div className="queue-filters">
      <nav className="filters" aria-label={t('moderation.which')}>
        <AppLink className="filter" to="/moderacja" {...(!decided && { 'aria-current': 'page' as const })}>
          {t('moderation.open')}
        </AppLink>
        <AppLink className="filter" to={decidedAddress} {...(decided && { 'aria-current': 'page' as const })}>
          {t('moderation.decided')}
        </AppLink>
      </nav>
      {/* Keeps the room of the reasons. */}
      {cases === undefined ? <div className="filters" /> : undefined}
      {cases === undefined || counts.length < 2 ? undefined : (
        <fieldset className="filters">
          <legend className="vh">{t('moderation.byReason')}</legend>
          <button
            type="button"
            className="filter"
            aria-pressed={reason === undefined}
            onClick={() => onReason(undefined)}
          >
            {t('moderation.allReasons')} <span className="num">{cases.length}</span>
          </button>
          {counts.map(({ reason: of, count }) => (
            <button
              key={of}
              type="button"
              className="filter"
              aria-pressed={reason === of}
              onClick={() => onReason(reason === of ? undefined : of)}
            >
              {t(`row.rule.${of}`)} <span className="num">{count}</span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
};
