import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { giveHeadingFocus } from '../lib/page-focus.ts';
import { useTitle } from '../lib/title.ts';

interface PageTitleProps {
  /** For the browser's tab; the heading itself unless it differs. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly display?: boolean;
  /** A form on the page has errors. */
  readonly failed?: boolean;
}

/** The page's one `h1`. Names the tab and takes focus after a change of page. */
export const PageTitle = ({ title, children, display = false, failed = false }: PageTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title, failed);
  useEffect(() => giveHeadingFocus(heading.current), []);
  return (
    <h1 className={display ? 'display' : undefined} tabIndex={-1} ref={heading}>
      {children ?? title}
    </h1>
  );
};
