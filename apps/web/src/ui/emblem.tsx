import type { PlaceAccent, PlaceEmblem } from '@moja-ulica/shared/estates/schema.ts';
import type { ReactElement } from 'react';
import { usePlaceLook } from '../lib/places.ts';

/** The design's drawings; a town gives them to its places. `initial` is none: the first letter stands there. */
const drawings: Readonly<Record<Exclude<PlaceEmblem, 'initial'>, ReactElement>> = {
  // Star fort.
  fort: (
    <>
      <path d="M12 2.8l2.7 4.5 5.3-.1-2.5 4.8 2.5 4.8-5.3-.1L12 21.2l-2.7-4.5-5.3.1L6.5 12 4 7.2l5.3.1z" />
      <circle cx="12" cy="12" r="1.6" fill="currentColor" stroke="none" />
    </>
  ),
  // Tree rings.
  rings: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="11.5" cy="12.3" r="5.6" />
      <circle cx="11" cy="12.6" r="2.1" />
    </>
  ),
  // Two linked circles.
  circles: (
    <>
      <circle cx="8.7" cy="12" r="6" />
      <circle cx="15.3" cy="12" r="6" />
    </>
  ),
  // A cart's wheel.
  wheel: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="12" r="2.3" />
      <path
        d="M12 3v6.7M12 14.3V21M3 12h6.7M14.3 12H21M5.6 5.6l4.8 4.8M13.6 13.6l4.8 4.8M18.4 5.6l-4.8 4.8M10.4 13.6l-4.8 4.8"
        strokeWidth="1.4"
      />
    </>
  ),
  // Stream.
  stream: <path d="M3 7.5c3-3 6-3 9 0s6 3 9 0M3 12.5c3-3 6-3 9 0s6 3 9 0M3 17.5c3-3 6-3 9 0s6 3 9 0" />,
  // Row of gables.
  gables: <path d="M2.5 20v-8.6L7.2 7l4.8 4.4L16.8 7l4.7 4.4V20zM12 11.4V20M7.2 20v-4.5M16.8 20v-4.5" />,
  // Walls around a yard: a whole city.
  walls: (
    <>
      <path d="M10 21H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-4" />
      <path d="M16.5 10V9A1.5 1.5 0 0 0 15 7.500H9A1.500 1.500 0 0 0 7.500 9v6A1.500 1.500 0 0 0 9 16.500h6a1.500 1.500 0 0 0 1.500-1.500v-1" />
      <circle cx="12" cy="12" r="1.4" fill="currentColor" stroke="none" />
    </>
  ),
};

interface Sized {
  /** Its initial stands in where there is no drawing. */
  readonly name: string;
  /** 24, 40 or 64 px. */
  readonly size?: 's' | 'm' | 'l';
}

interface DrawnEmblemProps extends Sized {
  readonly accent: PlaceAccent;
  readonly emblem: PlaceEmblem;
}

/** An emblem in a colour, whoever's it is. Decorative: the name always stands beside it. */
export const DrawnEmblem = ({ accent, emblem, name, size = 'm' }: DrawnEmblemProps) => (
  <span className={size === 'm' ? 'em' : `em ${size}`} data-accent={accent} aria-hidden="true">
    {emblem === 'initial' ? (
      <span className="initial">{name.slice(0, 1)}</span>
    ) : (
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {drawings[emblem]}
      </svg>
    )}
  </span>
);

interface EmblemProps extends Sized {
  /** The place's slug. */
  readonly place: string;
}

/** A place's emblem in its colour. Decorative: the name always stands beside it. */
export const Emblem = ({ place, ...rest }: EmblemProps) => <DrawnEmblem {...usePlaceLook(place)} {...rest} />;

/** Emblem and name in the place's colour; wrap it in a link where it leads somewhere. */
export const EstateTag = ({ place, name }: { readonly place: string; readonly name: string }) => {
  const look = usePlaceLook(place);
  return (
    <span className="estate-tag" data-accent={look.accent}>
      <DrawnEmblem {...look} name={name} size="s" />
      {name}
    </span>
  );
};
