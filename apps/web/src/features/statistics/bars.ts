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

export const chart = { width: 640, height: 200 } as const;
const stub = 3;
const gap = 0.25;

/** Bars of weeks, oldest first; the tallest fills the height. */
export const barsOf = (
  weeks: readonly { readonly monday: string; readonly value: number | null }[],
): readonly Bar[] => {
  const tallest = Math.max(1, ...weeks.map(({ value }) => value ?? 0));
  const step = chart.width / Math.max(1, weeks.length);
  return weeks.map(({ monday, value }, at) => {
    const height = value === null ? stub : Math.max(stub, (value / tallest) * chart.height);
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
