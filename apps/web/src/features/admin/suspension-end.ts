/** True of the end (ISO 8601) of a suspension that lasts until further notice: the API says so by a year nobody waits for. */
export const isWithoutEnd = (until: string): boolean => until.startsWith('9999');
