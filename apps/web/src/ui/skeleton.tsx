import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../lib/i18n.tsx';

const delayMs = 150;

/** False for the first 150 ms: what loads quickly should not flicker. */
export const useDelayed = (ms: number = delayMs): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
};

interface LoadingProps {
  /** What is being loaded, in words: "Wczytujemy wątki". */
  readonly label?: string;
  /** Skeletons in the shape of what comes. */
  readonly children: ReactNode;
}

/** Skeletons, shown after 150 ms and announced once. The space is kept from the start, so nothing jumps. */
export const Loading = ({ label, children }: LoadingProps) => {
  const t = useT();
  const late = useDelayed();
  return (
    <div aria-busy="true" className={late ? undefined : 'not-yet'}>
      <output className="vh">{late ? (label ?? t('ui.loading')) : ''}</output>
      {children}
    </div>
  );
};

/** One grey line; `title` is as high as a headline. */
export const SkeletonLine = ({
  width,
  title = false,
}: {
  readonly width: 'short' | 'half' | 'long';
  readonly title?: boolean;
}) => <span className={`sk sk-${width}${title ? ' sk-title' : ''}`} aria-hidden="true" />;

/** Skeletons of a list of threads. */
export const SkeletonRows = ({ count = 5, label }: { readonly count?: number; readonly label?: string }) => (
  <Loading {...(label !== undefined && { label })}>
    {Array.from({ length: count }, (_, index) => (
      <div className="sk-row" key={index}>
        <SkeletonLine width="short" />
        <SkeletonLine width="long" title />
        <SkeletonLine width="half" />
      </div>
    ))}
  </Loading>
);
