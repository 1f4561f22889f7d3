import type { LucideIcon } from 'lucide-react';
import type { SVGProps } from 'react';

export type { LucideIcon };

interface IconProps {
  /** A named import from `lucide-react`, so that only what is used is shipped. */
  readonly of: LucideIcon;
  /** Given only where the icon stands without words. */
  readonly label?: string;
}

/** A line icon, as high as the text beside it. Decorative unless labelled. */
export const Icon = ({ of: Glyph, label }: IconProps) => {
  const naming: SVGProps<SVGSVGElement> =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <Glyph className="i" strokeWidth={1.75} width={undefined} height={undefined} {...naming} />;
};
