/** The environment as the process got it: names to texts. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single settings and remembers what was wrong with each, so that all faults can be told at once. */
export interface SettingsReader {
  /** The value without surrounding spaces; undefined when it is absent or empty. */
  text(name: string): string | undefined;
  /** One of the words, or `fallback` when it is absent. */
  word<W extends string>(name: string, words: readonly W[], fallback: W): W;
  /** `true` or `false` (also 1/0, yes/no), or `fallback` when it is absent. */
  flag(name: string, fallback: boolean): boolean;
  /** A whole number within the bounds, or `fallback` when it is absent. */
  integer<F extends number | null>(
    name: string,
    bounds: { readonly min: number; readonly max: number },
    fallback: F,
  ): number | F;
  /** A checked text: `check` says in words what was expected, or null when the text is fine. */
  checked<F extends string | null>(name: string, check: (text: string) => string | null, fallback: F): string | F;
  /** Remembers a fault: one sentence, naming the setting first. */
  fault(sentence: string): void;
  readonly faults: readonly string[];
}

const yes: readonly string[] = ['true', '1', 'yes'];
const no: readonly string[] = ['false', '0', 'no'];

/** A reader over an environment. Values are quoted in faults only where they cannot be secrets. */
export const readSettings = (env: Environment): SettingsReader => {
  const faults: string[] = [];
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    faults,
    text,
    fault: (sentence) => {
      faults.push(sentence);
    },
    word: (name, words, fallback) => {
      const given = text(name);
      if (given === undefined) return fallback;
      const found = words.find((word) => word === given);
      if (found === undefined) faults.push(`${name} must be one of ${words.join(', ')}, not "${given}".`);
      return found ?? fallback;
    },
    flag: (name, fallback) => {
      const given = text(name)?.toLowerCase();
      if (given === undefined) return fallback;
      if (!yes.includes(given) && !no.includes(given)) faults.push(`${name} must be true or false, not "${given}".`);
      return yes.includes(given);
    },
    integer: (name, { min, max }, fallback) => {
      const given = text(name);
      if (given === undefined) return fallback;
      const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
      if (value >= min && value <= max) return value;
      faults.push(`${name} must be a whole number from ${String(min)} to ${String(max)}, not "${given}".`);
      return fallback;
    },
    checked: (name, check, fallback) => {
      const given = text(name);
      if (given === undefined) return fallback;
      const expected = check(given);
      if (expected === null) return given;
      faults.push(`${name} must be ${expected}.`);
      return fallback;
    },
  };
};
