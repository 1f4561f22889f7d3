import { useState } from 'react';
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
  /** On the person's own page. */
  readonly large?: boolean;
  /** Speaks for an institution. */
  readonly official?: boolean;
  /** Address of the person's photo, which takes the place of the initial. */
  readonly photo?: string | undefined;
}

/** A person's photo or initial. Decorative: the name always stands beside it. */
export const Avatar = ({ name, small = false, large = false, official = false, photo }: AvatarProps) => {
  const [missing, setMissing] = useState<string>();
  const look = `av${small ? ' s' : ''}${large ? ' l' : ''}${official ? ' off' : ''}`;
  if (photo !== undefined && photo !== missing) {
    // It may have been taken away since its address was told.
    const lose = (): void => setMissing(photo);
    return <img className={look} src={photo} alt="" loading="lazy" decoding="async" onError={lose} />;
  }
  return (
    <span className={look} aria-hidden="true">
      {Array.from(name)[0]?.toLocaleUpperCase()}
    </span>
  );
};
