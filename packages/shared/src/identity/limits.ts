/** What may be entered, how long codes last, and how often one may try. */
export const identityLimits = {
  minDisplayNameChars: 2,
  maxDisplayNameChars: 40,
  /** A name typed wrong can be put right, and nobody is somebody else each hour; every change is told to all instances. */
  namesPerDay: 3,
  /** Addresses that one account asks to change to in a day: each is written to. */
  emailChangesPerDay: 5,
  /** What people may say of themselves. */
  maxBioChars: 300,
  maxHereSinceChars: 60,
  maxCanHelpWithChars: 200,
  maxEmailChars: 254,
  minPasswordChars: 12,
  maxPasswordChars: 256,
  codeDigits: 6,
  signInCodeMinutes: 10,
  /** For changing how one signs in, without the password. */
  proofCodeMinutes: 10,
  /** For a new address of an account. */
  emailChangeCodeMinutes: 10,
  confirmationCodeHours: 24,
  /** Wrong guesses of one code before it is void. */
  maxCodeAttempts: 5,
  accessTokenMinutes: 15,
  /** A rotated refresh token still answers within this time: two tabs, or an answer lost on the way. */
  refreshGraceSeconds: 30,
  failuresPerAccount: 10,
  failuresPerAddress: 50,
  failureWindowMinutes: 15,
  /** Between asking for a passkey and its answer. */
  passkeyMinutes: 5,
  maxPasskeys: 20,
  minPasskeyNameChars: 1,
  maxPasskeyNameChars: 60,
  /** Between the first step of signing in and the code of the second. */
  secondStepMinutes: 10,
  /** To type the first code of an app that was shown its key. */
  secondStepSetupMinutes: 30,
  recoveryCodes: 10,
  /** Why an administrator clears how somebody signs in. */
  minClearReasonChars: 10,
  maxClearReasonChars: 500,
  /** Codes mailed to one address within the failure window. */
  codesPerAccount: 5,
} as const;

/** Languages to choose from, by ISO 639; `pso` is Polish Sign Language. */
export const spokenLanguages = [
  'pl', 'uk', 'be', 'ru', 'en', 'de', 'nb', 'lt', 'es', 'fr', 'it', 'ro', 'ka', 'vi', 'tr', 'ar', 'hi', 'pso',
] as const; // prettier-ignore
