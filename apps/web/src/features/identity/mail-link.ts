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

/** The link with which this page was opened; its code does not stay in the address, where others could read it. */
export const useMailLink = (): MailLink | undefined => {
  const [link] = useState(() => readMailLink(location.hash));
  useEffect(() => {
    if (link !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  }, [link]);
  return link;
};
