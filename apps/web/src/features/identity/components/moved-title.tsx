import { useEffect, useRef } from 'react';
import { useTitle } from '../../../lib/title.ts';

interface MovedTitleProps {
  readonly title: string;
  readonly failed: boolean;
  readonly className?: string;
  /** False on the step with which the page opened: there the shell gives focus. */
  readonly moved?: boolean;
}

/** The heading of a step inside one page. To those who listen a step is a new page, so its heading takes focus. */
export const MovedTitle = ({ title, failed, className, moved = true }: MovedTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title, failed);
  useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);
  return (
    <h1 className={className} tabIndex={-1} ref={heading}>
      {title}
    </h1>
  );
};
