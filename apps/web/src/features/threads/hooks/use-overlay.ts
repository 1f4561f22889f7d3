import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionState } from '../../../lib/session.ts';
import type { HiddenText } from '../components/post-body.tsx';
import { overlayQuery } from '../queries.ts';

/** Where the unread posts begin, as it was on opening. */
export interface Unread {
  readonly first: number;
  readonly count: number;
}

export interface Overlay {
  /** Number of the last post read before opening; `undefined` while not known, `null` for guests. */
  readonly lastRead: number | null | undefined;
  /** Fixed on opening; `null` when nothing is unread or the thread was never opened. */
  readonly unread: Unread | null | undefined;
  readonly own: ReadonlySet<number>;
  readonly hidden: ReadonlyMap<number, HiddenText>;
}

interface OverlayOptions {
  readonly thread: string;
  readonly pages: readonly number[];
  readonly session: SessionState;
  /** Number of the newest post when the thread was opened. */
  readonly lastNumber: number | undefined;
}

/** What only this reader sees of the pages on show. */
export const useOverlay = ({ thread, pages, session, lastNumber }: OverlayOptions): Overlay => {
  const person = session.status === 'signed-in' ? session.me.id : undefined;
  const results = useQueries({
    queries: pages.map((page) => ({ ...overlayQuery(person ?? '', thread, page), enabled: person !== undefined })),
  });
  const [opened, setOpened] = useState<{ readonly lastRead: number; readonly unread: Unread | null }>();
  const overlays = results.map(({ data }) => data).filter((overlay) => overlay !== undefined);
  const lastRead = overlays[0]?.lastRead;
  if (opened === undefined && person !== undefined && lastRead !== undefined && lastNumber !== undefined) {
    const count = lastNumber - lastRead;
    setOpened({ lastRead, unread: lastRead > 0 && count > 0 ? { first: lastRead + 1, count } : null });
  }
  const failed = results.some(({ error }) => error !== null);
  const unknown = session.status === 'unknown' || (person !== undefined && !failed);
  return {
    lastRead: opened?.lastRead ?? (unknown ? undefined : null),
    unread: opened === undefined ? (unknown ? undefined : null) : opened.unread,
    own: new Set(overlays.flatMap(({ own }) => own)),
    hidden: new Map(overlays.flatMap(({ hidden }) => hidden).map((text) => [text.number, text])),
  };
};
