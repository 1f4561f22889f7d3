import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { noMetrics, type Metrics } from '../metrics/metrics.ts';
import type { Mail, Mailer } from './mail.ts';
import { isSingleAddress, oneLine } from './safe-text.ts';

/** A mail as it is handed over, whole and checked. */
export interface ReadyMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes a mail away: to an SMTP server, to the page that shows mail, or to a test's mailbox. */
export type Deliver = (mail: ReadyMail) => Promise<void>;

export const mailQueue = 'mail.send';

/** The same key gives the same id, so that a repeated job is recognisably the same mail. */
const messageIdOf = (key: string, host: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${host}>`;

const counted = (deliver: Deliver, metrics: Metrics): Deliver => {
  const count = metrics.counter({
    name: 'forum_mails_total',
    help: 'Mails handed to the mail server, by outcome; one that failed is tried again',
    labels: ['outcome'],
  });
  const sent = count({ outcome: 'sent' });
  const failed = count({ outcome: 'failed' });
  return async (mail) => {
    try {
      await deliver(mail);
    } catch (error) {
      failed();
      throw error;
    }
    sent();
  };
};

/** Mail through the job `mail.send`: it leaves if and only if the transaction commits, and is tried again when it fails. */
export const createMailer = (config: Config, jobs: Jobs, deliver: Deliver, metrics = noMetrics): Mailer => {
  const host = new URL(config.publicUrl).hostname;
  jobs.handle<ReadyMail>(mailQueue, counted(deliver, metrics));
  return {
    send: async (tx, mail: Mail) => {
      if (!isSingleAddress(mail.to)) throw new Error('A mail must have exactly one plain address');
      if (mail.text.trim() === '') throw new Error('A mail must have a plain text');
      const ready: ReadyMail = {
        from: config.mailFrom,
        to: mail.to,
        subject: oneLine(mail.subject),
        text: mail.text,
        html: mail.html,
        messageId: messageIdOf(mail.key, host),
        // Keeps out-of-office answers away.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      };
      await jobs.send(tx, mailQueue, ready);
    },
  };
};
