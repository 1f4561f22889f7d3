import type { CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDue } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { useKeysOn } from '../use-keys.ts';

interface QueueHeadProps {
  /** Open cases, nearest deadline first; `undefined` while they load, none for those decided. */
  readonly cases: readonly CaseSummary[] | undefined;
  readonly onHelp: () => void;
  /** The page's heading. */
  readonly children: ReactNode;
}

/** How many wait and until when, and the keys. */
export const QueueHead = ({ cases, onHelp, children }: QueueHeadProps) => {
  const t = useT();
  const locale = useLocale();
  const keysOn = useKeysOn();
  const [now] = useState(() => new Date());
  const next = cases?.[0];
  return (
    <div className="queue-head">
      <div>
        {children}
        {cases === undefined ? <p className="lead">{'\u00A0'}</p> : undefined}
        {cases === undefined || next === undefined ? undefined : (
          <p className="lead">
            {t('moderation.waiting', {
              count: cases.length,
              due: formatDue(new Date(next.dueAt), { now, locale, t }),
            })}
          </p>
        )}
      </div>
      <p className="meta keys">
        {keysOn ? (
          <span aria-hidden="true">
            <span className="kbd">J</span> <span className="kbd">K</span> {t('moderation.keysShort')}
          </span>
        ) : undefined}
        <Button kind="quiet" icon={Keyboard} onClick={onHelp}>
          {t('moderation.keys')}
        </Button>
      </p>
    </div>
  );
};
