import { useEffect, useState } from 'react';
import { codeFault, emailFault } from './validate.ts';

/** What the link in a mail brings along. */
export interface MailLink {
  readonly email: string;
  readonly code: string;
}

/** Reads `#email=…&kod=…`; undefined for anything else. Nothing is believed of it: the server judges the code. */
export const readMailLink = (hash: string): MailLink | undefined => {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const [email, code] = [given.get('email') ?? '', given.get('kod') ?? ''];
  return emailFault(email) === undefined && /^\d+$/.test(code) && codeFault(code) === undefined
    ? { email, code }
    : undefined;
};

/** Reads `#email=…` of a link that begins a registration for the address that was invited. */
export const readInvitedEmail = (hash: string): string | undefined => {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const email = given.get('email') ?? '';
  return given.has('kod') || emailFault(email) !== undefined ? undefined : email;
};

/** What stood behind the `#` when this page was opened; it does not stay in the address, where others could read it. */
const useFragment = <Read>(read: (hash: string) => Read | undefined): Read | undefined => {
  const [found] = useState(() => read(location.hash));
  useEffect(() => {
    if (found !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  }, [found]);
  return found;
};

/** The link in a mail with which this page was opened. */
export const useMailLink = (): MailLink | undefined => useFragment(readMailLink);

/** The address that an invitation to a role was for, where it led here. */
export const useInvitedEmail = (): string | undefined => useFragment(readInvitedEmail);
