import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { RefObject } from 'react';
import { sendRead } from '../mutations.ts';
import { createReadTracker } from '../model/read-tracker.ts';

const tickMs = 1_000;
const followAfterMs = 400;
/** A post counts as in view between the top bar and the lower quarter of the window. */
const viewMargin = '-96px 0px -25% 0px';
const signsOfLife = ['scroll', 'pointerdown', 'keydown'] as const;

interface ReadingOptions {
  readonly thread: { readonly id: string; readonly slug: string; readonly place: string };
  /** The list whose children with `data-number` are the posts. */
  readonly list: RefObject<HTMLElement | null>;
  /** Names the posts on show; empty when there are none. */
  readonly posts: string;
  /** The signed-in reader; a guest's reading is followed in the address only. */
  readonly reader: { readonly id: string; readonly lastRead: number } | undefined;
}

/** Writes the address without telling the router: the page is the same, only the place in it moved. */
const followInAddress = (path: string): void => {
  if (location.pathname === path) return;
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null ? state : {};
  History.prototype.replaceState.call(history, { ...kept, followed: true }, '', path);
};

/** True when the address came from following the reader, not from a link to a post. */
export const wasFollowed = (): boolean => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'followed' in state && state.followed === true;
};

/** Keeps the address at the post being read, and tells the server how far was read: each minute, and on leaving. */
export const useReading = ({ thread, list, posts, reader }: ReadingOptions): void => {
  const client = useQueryClient();
  const visible = useRef(new Set<number>());
  const tracker = useRef<ReturnType<typeof createReadTracker>>(undefined);

  const follow = useEffectEvent(() => {
    if (visible.current.size === 0) return;
    followInAddress(threadAddress(thread, Math.min(...visible.current)));
  });

  useEffect(() => {
    if (posts === '') return undefined;
    const seen = visible.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const number = target instanceof HTMLElement ? Number(target.dataset['number']) : Number.NaN;
          if (isIntersecting) seen.add(number);
          else seen.delete(number);
        }
        tracker.current?.inView([...seen]);
        clearTimeout(timer);
        timer = setTimeout(follow, followAfterMs);
      },
      { rootMargin: viewMargin },
    );
    for (const post of list.current?.querySelectorAll('[data-number]') ?? []) observer.observe(post);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      seen.clear();
    };
  }, [list, posts]);

  const readerId = reader?.id;
  const startAt = useEffectEvent(() => reader?.lastRead ?? 0);
  useEffect(() => {
    if (readerId === undefined) return undefined;
    const made = createReadTracker(startAt(), Date.now());
    made.inView([...visible.current]);
    tracker.current = made;
    const send = (): void => {
      const number = made.take();
      if (number !== undefined) void sendRead(client, thread.id, number).catch(() => made.giveBack(number));
    };
    const onTick = (): void => {
      const now = Date.now();
      made.tick(now, document.hasFocus() && document.visibilityState === 'visible');
      if (made.due(now)) send();
    };
    const onSign = (): void => made.activity(Date.now());
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') send();
    };
    const timer = setInterval(onTick, tickMs);
    for (const sign of signsOfLife) addEventListener(sign, onSign, { passive: true });
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', send);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) removeEventListener(sign, onSign);
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', send);
      send();
    };
  }, [client, readerId, thread.id]);
};
