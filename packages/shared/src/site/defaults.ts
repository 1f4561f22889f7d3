/** What everybody is shown by, until the administrator sets something else: apart, since every page of the web may need it. */
export const publicDefaults = { editHours: 24, minimumAge: 16 } as const;
