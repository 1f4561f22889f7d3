import { encode } from 'uqr';

/** Dark parts of a row that touch, as one: `x` and `length` in modules. */
interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

export interface QrCode {
  /** Modules on a side; around them must be nothing for `quietModules`. */
  readonly size: number;
  readonly runs: readonly Run[];
}

/** What a reader needs to find the code. */
export const quietModules = 4;

/** A QR code that is read also when a quarter of it is dirty or torn. */
export const qrCode = (text: string): QrCode => {
  const { data, size } = encode(text, { ecc: 'Q', border: 0 });
  const runs: Run[] = [];
  for (const [y, row] of data.entries()) {
    let start = 0;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] === true) continue;
      if (x > start) runs.push({ x: start, y, length: x - start });
      start = x + 1;
    }
  }
  return { size, runs };
};
