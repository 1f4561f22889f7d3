// apps/api/src/platform/start-error.ts
/** The process cannot start or go on, for a reason that whoever runs it can mend: one sentence, then exit 1. */
var StartError = class extends Error {
  constructor(sentence, options) {
    super(sentence, options);
    this.name = 'StartError';
  }
};
export { StartError as t };
