import type { PlaceEmblem } from './schema.ts';

/** A stroke of a drawing on a grid of 24, as the path of an SVG. */
interface Stroke {
  readonly d: string;
  /** 1.9 where it is not said. */
  readonly width?: number;
  /** Filled instead of stroked. */
  readonly filled?: true;
}

const circle = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

/** The design's drawings; a town gives them to its places. `initial` is none: the first letter stands there. */
export const placeDrawings: Readonly<Record<Exclude<PlaceEmblem, 'initial'>, readonly Stroke[]>> = {
  // Star fort.
  fort: [
    { d: 'M12 2.8l2.7 4.5 5.3-.1-2.5 4.8 2.5 4.8-5.3-.1L12 21.2l-2.7-4.5-5.3.1L6.5 12 4 7.2l5.3.1z' },
    { d: circle(12, 12, 1.6), filled: true },
  ],
  // Tree rings.
  rings: [{ d: circle(12, 12, 9) }, { d: circle(11.5, 12.3, 5.6) }, { d: circle(11, 12.6, 2.1) }],
  // Two linked circles.
  circles: [{ d: circle(8.7, 12, 6) }, { d: circle(15.3, 12, 6) }],
  // A cart's wheel.
  wheel: [
    { d: circle(12, 12, 9) },
    { d: circle(12, 12, 2.3) },
    {
      d: 'M12 3v6.7M12 14.3V21M3 12h6.7M14.3 12H21M5.6 5.6l4.8 4.8M13.6 13.6l4.8 4.8M18.4 5.6l-4.8 4.8M10.4 13.6l-4.8 4.8',
      width: 1.4,
    },
  ],
  // Stream.
  stream: [{ d: 'M3 7.5c3-3 6-3 9 0s6 3 9 0M3 12.5c3-3 6-3 9 0s6 3 9 0M3 17.5c3-3 6-3 9 0s6 3 9 0' }],
  // Row of gables.
  gables: [{ d: 'M2.5 20v-8.6L7.2 7l4.8 4.4L16.8 7l4.7 4.4V20zM12 11.4V20M7.2 20v-4.5M16.8 20v-4.5' }],
  // Walls around a yard: a whole city.
  walls: [
    { d: 'M10 21H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-4' },
    {
      d: 'M16.5 10V9A1.5 1.5 0 0 0 15 7.500H9A1.500 1.500 0 0 0 7.500 9v6A1.500 1.500 0 0 0 9 16.500h6a1.500 1.500 0 0 0 1.500-1.500v-1',
    },
    { d: circle(12, 12, 1.4), filled: true },
  ],
};
