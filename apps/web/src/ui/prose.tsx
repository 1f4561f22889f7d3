import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

interface ProseProps {
  /** HTML rendered and sanitised by the server when the text was written. */
  readonly html: string;
  readonly lang: string;
  /** `doc`: a whole page of text, whose headings are the page's. */
  readonly kind?: 'post' | 'doc';
}

/** A path of this site behind a plain press on a link, or `undefined`. */
const ownPath = (event: MouseEvent): string | undefined => {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return undefined;
  }
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.origin !== location.origin) return undefined;
  return link.pathname.startsWith('/files/') || link.pathname.startsWith('/api/')
    ? undefined
    : link.pathname + link.search + link.hash;
};

/** What somebody wrote, or a text of the site. Links to this site open without loading it anew. */
export const Prose = ({ html, lang, kind = 'post' }: ProseProps) => {
  const router = useRouter();
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links inside take keys; their click arrives here
    <div
      className={kind === 'doc' ? 'prose doc' : 'prose'}
      lang={lang}
      onClick={(event) => {
        const path = ownPath(event);
        if (path === undefined) return;
        event.preventDefault();
        router.history.push(path);
      }}
      // oxlint-disable-next-line react/no-danger -- the one place where stored, sanitised HTML enters the page
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
};
