/** What the placeholders of a text stand for; a name without a value is not known yet. */
export type Values = Readonly<Record<string, string>>;

/** What is found while a text is rendered. */
export class Found {
  readonly values: Values;
  /** Words for what is not known yet. */
  readonly notGiven: string;
  readonly missing = new Set<string>();
  readonly unknown = new Set<string>();
  readonly ids = new Set<string>();

  constructor(values: Values, notGiven: string) {
    this.values = values;
    this.notGiven = notGiven;
  }
}

/** The renderer hands it from rule to rule in the `env` that it was given. */
export const foundIn = ({ found }: Readonly<Record<string, unknown>>): Found => {
  if (!(found instanceof Found)) throw new Error('a document is rendered with what is found in it');
  return found;
};
