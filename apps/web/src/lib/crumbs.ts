import { useLayoutEffect, useSyncExternalStore } from 'react';

export interface Crumb {
  readonly label: string;
  /** Address inside the client; the last crumb, the page itself, has none. */
  readonly to?: string;
}

const none: readonly Crumb[] = [];

/** What the server's first HTML shows: kept until the page's code comes, or the line would go and come back. */
const fromFirstHtml = (): readonly Crumb[] =>
  typeof document === 'undefined'
    ? none
    : [...document.querySelectorAll('.phone-crumbs li > *')].map((item) => {
        const to = item.getAttribute('href');
        return { label: item.textContent.trim(), ...(to !== null && { to }) };
      });

let crumbs = fromFirstHtml();
const listeners = new Set<() => void>();

const publish = (next: readonly Crumb[]): void => {
  crumbs = next;
  for (const listener of listeners) listener();
};

const isSame = (one: readonly Crumb[], other: readonly Crumb[]): boolean =>
  one.length === other.length &&
  one.every(({ label, to }, index) => label === other[index]?.label && to === other[index]?.to);

/** Says where the page stands; the shell shows it. The list may be made anew at each render. */
export const useCrumbs = (items: readonly Crumb[]): void => {
  // Before painting, so that the line is there from the first frame.
  useLayoutEffect(() => {
    if (!isSame(items, crumbs)) publish(items);
  });
  useLayoutEffect(() => () => publish(none), []);
};

/** For the shell. */
export const useCurrentCrumbs = (): readonly Crumb[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => crumbs,
  );
