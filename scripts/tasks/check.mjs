import { staticSteps } from '../lib/static-steps.mjs';
import { runSteps } from '../lib/steps.mjs';

/** `npm run check`: the quick part of the tests, for use while working. */
export function run() {
  return runSteps(staticSteps());
}
