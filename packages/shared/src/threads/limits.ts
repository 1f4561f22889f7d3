/** What may be written, how often, how long it may be changed, and how much is read at once. */
export const threadLimits = {
  minTitleChars: 8,
  maxTitleChars: 120,
  minBodyChars: 2,
  maxBodyChars: 20_000,
  postsPerPage: 20,
  threadsPerPage: 20,
  maxThreadsPerPage: 50,
  /** Without a mark: this long after publication and up to so many changed characters. */
  editGraceMinutes: 5,
  editGraceChangedChars: 100,
  /** A resident may edit this long. */
  editHours: 24,
  secondsBetweenThreads: 15,
  secondsBetweenPosts: 5,
  newcomerSecondsBetweenThreads: 120,
  newcomerSecondsBetweenPosts: 30,
  threadsPerDay: 20,
  firstDayThreads: 3,
  firstDayPosts: 10,
  editsPerDay: 30,
  /** More than this many changes at once is answered with `complete: false`: fetch the page anew. */
  maxChanges: 100,
  excerptChars: 220,
} as const;
