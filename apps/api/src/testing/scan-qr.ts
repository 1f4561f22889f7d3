import jsQr from 'jsqr';
import type { ShownPdf } from './read-pdf.ts';

/** Lays the squares of a page out as dots and reads them as a telephone would; nothing where no telephone could. */
export const scanQr = ({ rectangles }: ShownPdf, page = 0): string | undefined => {
  const dark = rectangles[page] ?? [];
  const module = Math.min(...dark.map(([, , , height]) => height));
  const [left, top] = [Math.min(...dark.map(([x]) => x)), Math.min(...dark.map(([, y]) => y))];
  const modules = Math.round((Math.max(...dark.map(([, y]) => y)) - top) / module) + 1;
  const [dots, quiet] = [4, 4];
  const side = (modules + 2 * quiet) * dots;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y, width] of dark) {
    const [fromX, fromY] = [Math.round((x - left) / module) + quiet, Math.round((y - top) / module) + quiet];
    const length = Math.round(width / module) * dots;
    for (let row = fromY * dots; row < (fromY + 1) * dots; row += 1) {
      for (let column = fromX * dots; column < fromX * dots + length; column += 1) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return jsQr.default(pixels, side, side)?.data;
};
