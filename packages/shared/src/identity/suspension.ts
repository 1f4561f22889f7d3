/** The end of a suspension that lasts until further notice: later than anybody waits. */
export const noSuspensionEnd = '9999-12-31T00:00:00.000Z';

/** True of the end (ISO 8601) of a suspension that lasts until further notice. */
export const isWithoutEnd = (until: string): boolean => until === noSuspensionEnd;
