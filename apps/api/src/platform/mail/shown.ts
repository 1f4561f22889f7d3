import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/database.ts';
import { keepShownMail } from '../db/shown-mails.ts';
import type { Deliver } from './mailer.ts';

/** Where mail is shown instead of sent. */
export const shownMailPath = '/_mail';

/** True where mail is shown on a page: without a mail server, and never in production. */
export const showsMail = ({ environment, smtpUrl }: Pick<Config, 'environment' | 'smtpUrl'>): boolean =>
  environment !== 'production' && smtpUrl === null;

/** Keeps mail for the page that shows it. */
export const createShownDelivery =
  (db: Db, clock: Clock): Deliver =>
  ({ from, to, subject, text, html, messageId, headers }) =>
    keepShownMail(db, {
      recipient: to,
      subject,
      text,
      html,
      headers: { From: from, 'Message-ID': messageId, ...headers },
      createdAt: clock.now(),
    });
