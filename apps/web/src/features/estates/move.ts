/** The list with one item a place earlier (-1) or later (1); as it is where there is no such place. */
export const moved = (order: readonly string[], item: string, by: -1 | 1): string[] => {
  const from = order.indexOf(item);
  const to = from + by;
  if (from === -1 || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((other) => other !== item);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};
