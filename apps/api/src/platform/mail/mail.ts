import type { Tx } from '../db/database.ts';

/** One mail to one person. `text` is always there; `html` is made by the sender, safe. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Makes the Message-ID deterministic, so that a repeated job is the same mail. */
  readonly key: string;
}

export interface Mailer {
  /** Sends with the transaction, through a job. Names and subjects are stripped of line breaks here. */
  send(tx: Tx, mail: Mail): Promise<void>;
}
