import { Closed, NoContent } from '../common.ts';
import { defineRoute } from '../http.ts';
import { proof } from '../identity/proof.ts';
import { privacyPaths as paths } from './paths.ts';
import { DataExport, Deletion, LeavingPosts, MyData } from './schema.ts';

const tag = 'privacy';

export const privacyRoutes = {
  myData: defineRoute({
    ...paths.myData,
    tag,
    access: 'account',
    summary: 'My newest export, and whether my account is to end',
    responses: { 200: MyData },
    errors: [],
  }),
  requestExport: defineRoute({
    ...paths.requestExport,
    tag,
    access: 'account',
    creates: true,
    summary: 'Have a copy made of everything that is kept about me',
    description:
      'A ZIP of JSON and files. It is made in the background: `export.updated` on the socket and `GET /me/data` tell how far it is. A notification and a mail tell when it is ready; it is fetched from `/files/exports/{id}` with the access token of its owner, and removed after 7 days or when a newer one is ready.',
    body: Closed({ ...proof }),
    responses: { 201: DataExport },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired', 'export_in_progress', 'export_limit_reached'],
  }),
  requestDeletion: defineRoute({
    ...paths.requestDeletion,
    tag,
    access: 'account',
    creates: true,
    summary: 'End my account, after a time to think',
    description: 'Until `dueAt` it works as before and can be kept. The mailed confirmation says how.',
    body: Closed({ posts: LeavingPosts, ...proof }),
    responses: { 201: Deletion },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired', 'last_admin', 'deletion_already_asked'],
  }),
  cancelDeletion: defineRoute({
    ...paths.cancelDeletion,
    tag,
    access: 'account',
    summary: 'Keep my account after all',
    responses: { 204: NoContent },
    errors: ['deletion_not_found'],
  }),
} as const;
