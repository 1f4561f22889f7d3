/** How long what is written may be, and how much is read at once. How often, and how long it may be changed, are settings. */
export const threadLimits = {
  minTitleChars: 8,
  maxTitleChars: 120,
  minBodyChars: 2,
  maxBodyChars: 20_000,
  postsPerPage: 20,
  threadsPerPage: 20,
  maxThreadsPerPage: 50,
  /** More than this many changes at once is answered with `complete: false`: fetch the page anew. */
  maxChanges: 100,
  excerptChars: 220,
} as const;
