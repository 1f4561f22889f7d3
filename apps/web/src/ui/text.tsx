import type { ReactNode } from 'react';

/** Words for those who listen instead of looking. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => (
  <span className="vh">{children}</span>
);

/** The first stop of the Tab key. */
export const SkipLink = ({ target, children }: { readonly target: string; readonly children: ReactNode }) => (
  <a
    className="skip"
    href={`#${target}`}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(target)?.focus();
    }}
  >
    {children}
  </a>
);
