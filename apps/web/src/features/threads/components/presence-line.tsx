import { useEffect } from 'react';
import { announceCount } from '../../../lib/announce.ts';
import { useT } from '../../../lib/i18n.tsx';

/** "Anna pisze…". Keeps its line when nobody writes, so that nothing moves; said at most once in 30 s. */
export const PresenceLine = ({ writers }: { readonly writers: readonly string[] }) => {
  const t = useT();
  const [first, second] = writers;
  const words =
    first === undefined
      ? ''
      : second === undefined
        ? t('threads.writesOne', { name: first })
        : writers.length === 2
          ? t('threads.writesTwo', { first, second })
          : t('threads.writesMany', { count: writers.length });
  useEffect(() => {
    if (words !== '') announceCount(words);
  }, [words]);
  return <p className="meta presence">{words}</p>;
};
