import { ArrowDown } from 'lucide-react';
import { useEffect } from 'react';
import { announceCount } from '../lib/announce.ts';
import { useT } from '../lib/i18n.tsx';
import { Button } from './button.tsx';

interface LivePillProps {
  /** How much waits; at 0 nothing is shown. */
  readonly count: number;
  /** In words, where it is not posts: "2 nowe wątki". */
  readonly label?: string;
  readonly onShow: () => void;
}

/** "5 nowych postów": waits at the edge, moves nothing, and is said at most once in 30 s. */
export const LivePill = ({ count, label, onShow }: LivePillProps) => {
  const t = useT();
  const words = label ?? t('ui.livePosts', { count });
  useEffect(() => {
    if (count > 0) announceCount(words);
  }, [count, words]);
  if (count === 0) return null;
  return (
    <div className="live">
      <Button icon={ArrowDown} onClick={onShow}>
        {words}
      </Button>
    </div>
  );
};
