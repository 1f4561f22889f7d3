/** The environment for a program that we start: our own, and these on top. */
export const programEnvironment = (extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  ...extra,
});
