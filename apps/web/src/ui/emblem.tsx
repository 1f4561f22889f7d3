import { placeDrawings } from '@moja-ulica/shared/estates/emblems.ts';
import type { PlaceAccent, PlaceEmblem } from '@moja-ulica/shared/estates/schema.ts';
import { usePlaceLook } from '../lib/places.ts';

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
        {placeDrawings[emblem].map(({ d, width, filled = false }) => (
          <path key={d} d={d} strokeWidth={width} {...(filled && { fill: 'currentColor', stroke: 'none' })} />
        ))}
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
