/** What the database says went wrong, by its SQLSTATE codes. */
export const sqlState = {
  foreignKeyViolation: '23503',
  uniqueViolation: '23505',
  deadlock: '40P01',
  lockNotAvailable: '55P03',
  queryCanceled: '57014',
} as const;

/** Whether the database refused a statement with one of these codes. Looks through the wrappings of drizzle. */
export const hasSqlState = (error: unknown, ...codes: readonly string[]): boolean => {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string' && codes.includes(inner.code)) return true;
  }
  return false;
};
