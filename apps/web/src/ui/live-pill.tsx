import { ArrowDown } from 'lucide-react';
import { useEffect } from 'react';
import { announceCount } from '../lib/announce.ts';
import { useT } from '../lib/i18n.tsx';
import { Button } from './button.tsx';

interface LivePillProps {
  /** How many posts wait; at 0 nothing is shown. */
  readonly count: number;
  readonly onShow: () => void;
}

/** "5 nowych postów": waits at the edge, moves nothing, and is said at most once in 30 s. */
export const LivePill = ({ count, onShow }: LivePillProps) => {
  const t = useT();
  useEffect(() => {
    if (count > 0) announceCount(t('ui.livePosts', { count }));
  }, [count, t]);
  if (count === 0) return null;
  return (
    <div className="live">
      <Button icon={ArrowDown} onClick={onShow}>
        {t('ui.livePosts', { count })}
      </Button>
    </div>
  );
};
