import { Component, createRef } from 'react';
import type { ReactNode, RefObject } from 'react';

interface HeldPositionProps {
  readonly children: ReactNode;
  readonly className: string;
  /** The list's element. */
  readonly list: RefObject<HTMLDivElement | null>;
}

interface Anchor {
  readonly element: HTMLElement;
  readonly top: number;
}

/** Height of the bars that cover the page's upper edge. */
const coveredPx = 64;

/**
 * Holds what is being read in its place while the list around it changes: earlier posts load above, a post above is hidden or
 * edited. A class, because only a class can measure just before React changes the page.
 */
export class HeldPosition extends Component<HeldPositionProps> {
  private readonly own = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Anchor | null {
    for (const element of this.own.current?.querySelectorAll<HTMLElement>('[data-number]') ?? []) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > coveredPx) return { element, top };
    }
    return null;
  }

  override componentDidUpdate(_props: HeldPositionProps, _state: unknown, anchor: Anchor | null): void {
    if (anchor === null || !anchor.element.isConnected) return;
    const shift = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(shift) >= 1) scrollBy({ top: shift, behavior: 'instant' });
  }

  override render(): ReactNode {
    const { children, className, list } = this.props;
    return (
      <div
        className={className}
        ref={(element) => {
          this.own.current = element;
          list.current = element;
        }}
      >
        {children}
      </div>
    );
  }
}
