import type { PlaceAccent } from '@moja-ulica/shared/estates/schema.ts';

interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly columns: number;
  readonly rows: number;
  /** The window that is lit, in a colour of estates. */
  readonly lit?: { readonly column: number; readonly row: number; readonly accent: PlaceAccent };
}

const groundY = 122;

const blocks: readonly Block[] = [
  { x: 10, y: 64, width: 150, columns: 8, rows: 3, lit: { column: 0, row: 0, accent: 'brick' } },
  { x: 204, y: 22, width: 62, columns: 3, rows: 6, lit: { column: 1, row: 3, accent: 'ochre' } },
  { x: 338, y: 48, width: 118, columns: 6, rows: 4, lit: { column: 2, row: 2, accent: 'raspberry' } },
  { x: 546, y: 30, width: 58, columns: 3, rows: 5, lit: { column: 2, row: 3, accent: 'cobalt' } },
  { x: 614, y: 72, width: 132, columns: 7, rows: 2, lit: { column: 0, row: 0, accent: 'teal' } },
  { x: 818, y: 16, width: 64, columns: 3, rows: 6, lit: { column: 0, row: 1, accent: 'violet' } },
  { x: 926, y: 58, width: 146, columns: 8, rows: 3 },
  { x: 1170, y: 32, width: 70, columns: 4, rows: 5 },
  { x: 1278, y: 68, width: 120, columns: 6, rows: 2 },
];

const trees = [
  { x: 184, y: 93, rx: 13, ry: 15 },
  { x: 318, y: 100, rx: 12, ry: 11 },
  { x: 526, y: 101, rx: 10, ry: 11 },
  { x: 770, y: 90, rx: 11, ry: 17 },
  { x: 906, y: 87, rx: 9, ry: 18 },
  { x: 1150, y: 87, rx: 11, ry: 18 },
  { x: 1422, y: 101, rx: 11, ry: 11 },
] as const;

const lamps = [280, 794, 1254] as const;

const windowAt = ({ x, y, width, columns, rows }: Block, column: number, row: number) => {
  const stepX = width / columns;
  const stepY = (groundY - y - 14) / rows;
  const box = [x + stepX * (column + 0.28), y + 7 + stepY * row, stepX * 0.44, stepY * 0.5];
  return box.map((value) => value.toFixed(1));
};

const pathOf = (block: Block, column: number, row: number): string => {
  const [left, top, width, height] = windowAt(block, column, row);
  return `M${left} ${top}h${width}v${height}h-${width}z`;
};

const darkWindows = (block: Block): string => {
  let path = '';
  for (let row = 0; row < block.rows; row += 1) {
    for (let column = 0; column < block.columns; column += 1) {
      if (block.lit?.column !== column || block.lit.row !== row) path += pathOf(block, column, row);
    }
  }
  return path;
};

/** A street of blocks, trees and lamps with six lit windows. Always decorative: start, welcome and sign-in screens only. */
export const StreetStrip = () => (
  <svg
    className="strip"
    viewBox="0 0 1442 128"
    preserveAspectRatio="xMidYMax slice"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    aria-hidden="true"
  >
    {blocks.map((block) => (
      <g key={block.x}>
        <rect x={block.x} y={block.y} width={block.width} height={groundY - block.y} rx="2" />
        <path className="w" d={darkWindows(block)} />
        {block.lit === undefined ? undefined : (
          <path className="lit" data-accent={block.lit.accent} d={pathOf(block, block.lit.column, block.lit.row)} />
        )}
      </g>
    ))}
    {trees.map((tree) => (
      <g key={tree.x}>
        <path d={`M${tree.x} ${groundY}V${tree.y + tree.ry - 6}`} />
        <ellipse className="w" cx={tree.x} cy={tree.y} rx={tree.rx} ry={tree.ry} />
      </g>
    ))}
    {lamps.map((x) => (
      <g key={x}>
        <path d={`M${x} ${groundY}V70q0-8 8-8h6`} />
        <circle className="lamp" cx={x + 15} cy="64" r="2.5" />
      </g>
    ))}
    <path d="M466 112h34M466 105h34M471 112v10M495 112v10" />
    <path d="M1082 122V92h12v30M1082 92h12M1082 102h12M1082 112h12M1094 94c12 2 12 26 30 27" />
    <path d="M-400 122.5H1842" />
  </svg>
);
