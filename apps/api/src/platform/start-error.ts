/** The process cannot start or go on, for a reason that whoever runs it can mend: one sentence, then exit 1. */
export class StartError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartError';
  }
}
