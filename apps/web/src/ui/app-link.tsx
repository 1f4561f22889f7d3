import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type AppPath = NonNullable<LinkProps['to']>;

/** Addresses are made from data (threads, people), so the router's list of literal paths cannot check them. */
const isAppPath = (path: string): path is AppPath => path.startsWith('/') && !path.startsWith('//');

type Passed =
  | 'className'
  | 'lang'
  | 'id'
  | 'onClick'
  | 'rel'
  | 'aria-label'
  | 'aria-current'
  | 'aria-describedby'
  | 'ref';

/** The current page is this very address: `/sprawy` is not `/sprawy?pokaz=z-odpowiedzia`. */
const exact = { exact: true, includeSearch: true } as const;

interface AppLinkProps extends Pick<ComponentProps<'a'>, Passed> {
  /** A path of this site, with its query and fragment: `/o/bema/w/…/slug/12#post-12`. */
  readonly to: string;
  readonly 'data-accent'?: string;
  readonly children: ReactNode;
}

/** A link inside the site whose address is made from data; loads ahead on hover and touch, like every link of the router. */
export const AppLink = ({ to, children, ...rest }: AppLinkProps) => {
  const { pathname, searchParams, hash } = new URL(to, 'http://site.invalid');
  if (!isAppPath(pathname)) return undefined;
  return (
    <Link
      to={pathname}
      search={Object.fromEntries(searchParams)}
      activeOptions={exact}
      {...(hash !== '' && { hash: hash.slice(1) })}
      {...rest}
    >
      {children}
    </Link>
  );
};
