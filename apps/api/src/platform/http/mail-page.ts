import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/database.ts';
import { findShownMail, listShownMails } from '../db/shown-mails.ts';
import { AppError } from '../errors.ts';
import { mailListPage, mailPage, mailStyle } from '../mail/pages.ts';
import { showsMail, shownMailPath } from '../mail/shown.ts';

const html = 'text/html; charset=utf-8';

/** Hangs up the page that shows mail; where mail is really sent, and always in production, there is none. */
export const registerMailPage = (
  server: FastifyInstance,
  { config, db }: { readonly config: Config; readonly db: Db },
): void => {
  if (!showsMail(config)) {
    // Said here, so that no page of the client answers in its place.
    server.get(`${shownMailPath}*`, () => {
      throw new AppError('not_found');
    });
    return;
  }
  server.get(shownMailPath, async (_request, reply) => reply.type(html).send(mailListPage(await listShownMails(db))));
  server.get(`${shownMailPath}/style.css`, (_request, reply) => reply.type('text/css; charset=utf-8').send(mailStyle));
  server.get<{ Params: { id: string } }>(`${shownMailPath}/:id`, async ({ params: { id } }, reply) => {
    const mail = /^\d{1,18}$/.test(id) ? await findShownMail(db, BigInt(id)) : null;
    if (mail === null) throw new AppError('not_found');
    return reply.type(html).send(mailPage(mail));
  });
};
