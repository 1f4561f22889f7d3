const storageKey = 'registration';

export const registrationSteps = ['email', 'about', 'code'] as const;
export type RegistrationStep = (typeof registrationSteps)[number];

/** What was filled in so far. The password is never kept. */
export interface RegistrationDraft {
  readonly step: RegistrationStep;
  readonly email: string;
  /** The address that the code went to last. */
  readonly sentTo: string;
  readonly displayName: string;
  readonly homePlace: string;
  /** For the moderators of an estate that lets people in. */
  readonly joinNote: string;
  readonly acceptedRules: boolean;
  /** A password was chosen, so that sending a new code needs it typed again after a reload. */
  readonly withPassword: boolean;
}

export const emptyRegistration: RegistrationDraft = {
  step: 'email',
  email: '',
  sentTo: '',
  displayName: '',
  homePlace: '',
  joinNote: '',
  acceptedRules: false,
  withPassword: false,
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** The step asked for, or the one that has to come first: the browser leads "forward" also to what is no longer so. */
export const reachable = (step: RegistrationStep, { email, sentTo }: RegistrationDraft): RegistrationStep => {
  if (email === '') return 'email';
  return step === 'code' && sentTo !== email ? 'about' : step;
};

/** Reads the draft of this tab; a damaged one counts for what can still be read of it. */
export const readRegistration = (): RegistrationDraft => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    if (!isRecord(value)) return emptyRegistration;
    return {
      step: registrationSteps.find((step) => step === value['step']) ?? 'email',
      email: textOr(value['email'], ''),
      sentTo: textOr(value['sentTo'], ''),
      displayName: textOr(value['displayName'], ''),
      homePlace: textOr(value['homePlace'], ''),
      joinNote: textOr(value['joinNote'], ''),
      acceptedRules: value['acceptedRules'] === true,
      withPassword: value['withPassword'] === true,
    };
  } catch {
    return emptyRegistration;
  }
};

/** Keeps the draft until the tab is closed. */
export const keepRegistration = (draft: RegistrationDraft): void => {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(draft));
  } catch {
    // Without storage the form still works; a reload starts it anew.
  }
};

export const forgetRegistration = (): void => {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
};
