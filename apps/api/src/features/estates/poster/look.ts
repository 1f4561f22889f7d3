import type { PlaceAccent } from '@moja-ulica/shared/estates/schema.ts';

/** Points to a millimetre. */
export const mm = 72 / 25.4;

export const page = { width: 210 * mm, height: 297 * mm, margin: 18 * mm } as const;

/** The light theme of the design, on paper (`apps/web/src/ui/tokens.css`). */
export const ink = { main: '#16211c', second: '#3d4a43', line: '#74827a', paper: '#ffffff' } as const;

export const accents: Readonly<Record<PlaceAccent, string>> = {
  brick: '#9c4326',
  ochre: '#775700',
  raspberry: '#96295f',
  cobalt: '#2a55b3',
  teal: '#08646f',
  violet: '#6642a3',
  neutral: '#1b5c45',
};
