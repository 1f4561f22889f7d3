/** A bar of the chart, in units of its view box. */
export interface Bar {
  readonly monday: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Null: under five, so only a stub is drawn. */
  readonly value: number | null;
}

/** Stretched to whatever room there is. */
export const chart = { width: 640, height: 200 } as const;
const stub = 3;
const gap = 0.25;
const smallestTop = 10;
const rounds = [1, 2, 4, 6, 8, 10];

/** What the top line of the chart stands for: a round number, even so that its half is whole, not under the tallest. */
export const topOf = (values: readonly (number | null)[]): number => {
  const tallest = Math.max(smallestTop, ...values.map((value) => value ?? 0));
  const power = 10 ** Math.floor(Math.log10(tallest));
  return (rounds.find((round) => round * power >= tallest) ?? 10) * power;
};

/** Bars of weeks, oldest first; `top` fills the height. */
export const barsOf = (
  weeks: readonly { readonly monday: string; readonly value: number | null }[],
  top: number,
): readonly Bar[] => {
  const step = chart.width / Math.max(1, weeks.length);
  return weeks.map(({ monday, value }, at) => {
    const height = value === null ? stub : Math.max(stub, (value / top) * chart.height);
    return {
      monday,
      value,
      x: step * (at + gap / 2),
      y: chart.height - height,
      width: step * (1 - gap),
      height,
    };
  });
};
