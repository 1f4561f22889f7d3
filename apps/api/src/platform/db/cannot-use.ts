import { adviceAfter } from '../advice.ts';
import { StartError } from '../start-error.ts';
import { reasonOf } from './migrations.ts';

/** Host and database of an address, without its password. */
export const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname === '' ? 'the local socket' : hostname}${port === '' ? '' : `:${port}`}${pathname}`;
};

/** That the server does not let us in or is not there, and what to do. */
export const cannotUse = (url: string, error: unknown): StartError =>
  new StartError(`The database at ${placeOf(url)} cannot be used: ${reasonOf(error)}.${adviceAfter(error)}`, {
    cause: error,
  });
