import type { Deliver, ReadyMail } from '../platform/mail/mailer.ts';

/** What was mailed, oldest first. */
export interface Mailbox {
  readonly all: readonly ReadyMail[];
  to(address: string): readonly ReadyMail[];
  clear(): void;
}

export const createMailbox = (): { readonly mailbox: Mailbox; readonly deliver: Deliver } => {
  const mails: ReadyMail[] = [];
  return {
    mailbox: {
      all: mails,
      to: (address) => mails.filter((mail) => mail.to === address),
      clear: () => {
        mails.length = 0;
      },
    },
    deliver: (mail) => {
      mails.push(mail);
      return Promise.resolve();
    },
  };
};
