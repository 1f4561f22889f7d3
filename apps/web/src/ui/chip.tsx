import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export type ChipKind = 'plain' | 'wait' | 'prog' | 'ans' | 'done' | 'late' | 'role';

interface ChipProps {
  readonly kind?: ChipKind;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A status or role in words, with an icon; never a button. */
export const Chip = ({ kind = 'plain', icon, children }: ChipProps) => (
  <span className={kind === 'plain' ? 'chip' : `chip ${kind}`}>
    {icon === undefined ? undefined : <Icon of={icon} />}
    {children}
  </span>
);

interface AvatarProps {
  readonly name: string;
  readonly small?: boolean;
  /** Speaks for an institution. */
  readonly official?: boolean;
}

/** A person's initial. Decorative: the name always stands beside it. */
export const Avatar = ({ name, small = false, official = false }: AvatarProps) => (
  <span className={`av${small ? ' s' : ''}${official ? ' off' : ''}`} aria-hidden="true">
    {Array.from(name)[0]?.toLocaleUpperCase()}
  </span>
);
