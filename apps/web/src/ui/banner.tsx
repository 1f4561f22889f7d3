import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export type BannerKind = 'info' | 'warn' | 'bad' | 'ok';

const icons: Record<BannerKind, LucideIcon> = { info: Info, warn: TriangleAlert, bad: CircleAlert, ok: CircleCheck };

interface BannerProps {
  readonly kind?: BannerKind;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  /** `alert` for what failed just now, `status` for what changed; neither for what was there from the start. */
  readonly live?: 'alert' | 'status';
}

/** A message inside the page, with an icon and words. */
export const Banner = ({ kind = 'info', icon, children, live }: BannerProps) => (
  <div className={kind === 'info' ? 'banner' : `banner ${kind}`} role={live}>
    <Icon of={icon ?? icons[kind]} />
    <div>{children}</div>
  </div>
);
