/** The drill cannot be held here; the message says why and what to do. */
export class DrillError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DrillError';
  }
}
