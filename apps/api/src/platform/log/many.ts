/** A number with its noun: `many(2, 'job', 'jobs')`. */
export const many = (count: number, one: string, more: string): string =>
  `${String(count)} ${count === 1 ? one : more}`;
