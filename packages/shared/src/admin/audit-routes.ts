import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { Handle } from '../identity/schema.ts';
import { adminPaths as paths } from './paths.ts';
import { AuditRow } from './schema.ts';

const Moment = Type.String({ format: 'date-time', maxLength: 40 });

export const auditRoutes = {
  listAudit: defineRoute({
    ...paths.listAudit,
    tag: 'admin',
    access: 'account',
    summary: 'The audit log, newest first: the administrator’s whole, a moderator’s of their places',
    query: Closed({
      action: Type.Optional(Type.String({ pattern: '^[a-z_]{1,30}\\.[a-z_]{1,30}$' })),
      place: Type.Optional(Slug),
      by: Type.Optional(Handle),
      about: Type.Optional(Handle),
      from: Type.Optional(Moment),
      to: Type.Optional(Moment),
      cursor: Type.Optional(Cursor),
    }),
    responses: { 200: CursorPage(AuditRow) },
    errors: ['not_moderator_here', 'account_suspended'],
  }),
} as const;
