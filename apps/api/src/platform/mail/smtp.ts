import { createTransport } from 'nodemailer';
import type { Deliver } from './mailer.ts';

const limits = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
} as const;

/** Connects and signs in, and sends nothing. Throws the server's reason. */
export const verifySmtp = async (smtpUrl: string): Promise<void> => {
  const transport = createTransport({ url: smtpUrl, ...limits });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
};

/** Hands mail to an SMTP server, which may be slow but not for ever: a job that fails is tried again. */
export const createSmtp = (smtpUrl: string): { readonly deliver: Deliver; close(): void } => {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    ...limits,
    // Nothing in a mail's data may make us read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    deliver: async ({ from, to, subject, text, html, messageId, headers }) => {
      await transport.sendMail({
        from,
        // As an object the address is taken as it is, never parsed as a list.
        to: { name: '', address: to },
        subject,
        text,
        ...(html === '' ? {} : { html }),
        messageId,
        headers: { ...headers },
      });
    },
    close: () => transport.close(),
  };
};
