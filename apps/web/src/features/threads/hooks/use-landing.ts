import { useRouterState } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { postElementId } from '../components/post-card.tsx';
import { wasFollowed } from './use-reading.ts';

const litForMs = 2_000;

interface LandingOptions {
  /** Post of the address, if it names one. */
  readonly target: number | undefined;
  /** First unread post on opening; `undefined` while it is not known, `null` when there is none. */
  readonly firstUnread: number | null | undefined;
  /** True when the post can be scrolled to. */
  readonly isShown: (number: number) => boolean;
  readonly show: (number: number) => void;
  /** Number of the newest post known. */
  readonly lastNumber: number;
  /** False while a newer state of the thread may still be on its way. */
  readonly settled: boolean;
}

export interface Landing {
  /** The post to highlight. */
  readonly lit: number | undefined;
  /** Goes to a post, wherever it is. */
  readonly land: (number: number) => void;
}

interface Wish {
  readonly number: number;
  readonly how: 'post' | 'quiet' | 'unread';
}

const bringIntoView = ({ number, how }: Wish): void => {
  const post = document.getElementById(postElementId(number));
  const divider = post?.previousElementSibling?.matches('.newline') === true ? post.previousElementSibling : null;
  const element = divider ?? post;
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
  if (how !== 'quiet') element.focus({ preventScroll: true });
};

/**
 * Where the reader lands: at the post of the address, highlighted; without one at the first unread post, unless they have
 * begun to read from the top. Coming back, where they were.
 */
export const useLanding = ({ target, firstUnread, isShown, show, lastNumber, settled }: LandingOptions): Landing => {
  // Changes with every navigation, to the same post too; set once the router is done with its own scrolling.
  const visit = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.state.__TSR_key });
  const handledVisit = useRef<string>(undefined);
  const wish = useRef<Wish>(undefined);
  const [lit, setLit] = useState<number>();

  const fulfil = useEffectEvent(() => {
    const wished = wish.current;
    if (wished === undefined) return;
    // A post that is not there (yet): the newest one, once it is sure that nothing newer is coming.
    if (wished.number > lastNumber && !settled) return;
    const wanted = { ...wished, number: Math.min(wished.number, lastNumber) };
    if (!isShown(wanted.number)) {
      show(wanted.number);
      return;
    }
    wish.current = undefined;
    bringIntoView(wanted);
    if (wanted.how === 'post') setLit(wanted.number);
  });

  useEffect(() => {
    if (visit === undefined || handledVisit.current === visit) return;
    const first = handledVisit.current === undefined;
    if (target === undefined && first) {
      // Without a post in the address the read position decides, when it is known.
      if (firstUnread === undefined) return;
      if (firstUnread !== null && scrollY < 10) wish.current = { number: firstUnread, how: 'unread' };
    } else if (target !== undefined) {
      const quiet = first && wasFollowed();
      wish.current = { number: target, how: quiet ? 'quiet' : firstUnread === target ? 'unread' : 'post' };
    }
    handledVisit.current = visit;
    fulfil();
  }, [visit, target, firstUnread]);

  // After every drawing: the wish may have become possible.
  useEffect(() => fulfil());

  useEffect(() => {
    if (lit === undefined) return undefined;
    const timer = setTimeout(() => setLit(undefined), litForMs);
    return () => clearTimeout(timer);
  }, [lit]);

  return {
    lit,
    land: (number) => {
      wish.current = { number, how: 'unread' };
      // Being shown draws the page again, and that fulfils the wish.
      show(number);
    },
  };
};
