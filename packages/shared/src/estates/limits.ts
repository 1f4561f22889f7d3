export const estateLimits = { maxStreetsPerThread: 3 } as const;
