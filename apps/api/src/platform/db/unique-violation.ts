const uniqueViolation = '23505';

/** True if a statement failed because a row with such a key is there already; drizzle keeps the driver's error as the cause. */
export const isUniqueViolation = (error: unknown): boolean => {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === uniqueViolation;
};
