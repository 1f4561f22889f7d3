import { usePhoto } from '../lib/photos.ts';
import { Avatar } from './chip.tsx';

interface PersonAvatarProps {
  /** Null for an account that is gone. */
  readonly handle: string | null;
  readonly name: string;
  readonly small?: boolean;
  readonly large?: boolean;
  /** Speaks for an institution: its voice has no face. */
  readonly official?: boolean;
}

/** Somebody's photo where they show it to the reader, else their initial. Decorative: the name always stands beside it. */
export const PersonAvatar = ({ handle, official = false, large = false, ...look }: PersonAvatarProps) => (
  <Avatar {...look} large={large} official={official} photo={usePhoto(official ? null : handle, large ? 320 : 96)} />
);
