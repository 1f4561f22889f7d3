import { documentLocaleFor } from '@moja-ulica/shared/documents/documents.ts';
import { documentRoutes as routes } from '@moja-ulica/shared/documents/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { changeFacts } from './commands/change-facts.ts';
import { publishDocument } from './commands/publish-document.ts';
import type { DocumentContext } from './context.ts';
import { listDocumentVersions, listNotices, readDocument, readDocumentVersion } from './read-documents.ts';
import { previewDocument, readEditedDocument, readEditedDocuments } from './read-edited.ts';

/** Operations of `shared/documents/routes.ts`. */
export const implementDocuments = ({ implement }: Http, context: DocumentContext): void => {
  implement(routes.document, async ({ params, query, send }) =>
    send(200, await readDocument(context, { ...params, locale: documentLocaleFor(query.lang ?? 'pl') })),
  );
  implement(routes.documentVersions, async ({ params, query, send }) => {
    const which = { ...params, locale: documentLocaleFor(query.lang ?? 'pl') };
    return send(200, { items: await listDocumentVersions(context, which) });
  });
  implement(routes.documentVersion, async ({ params: { document, number }, query, send }) => {
    const which = { document, locale: documentLocaleFor(query.lang ?? 'pl') };
    return send(200, await readDocumentVersion(context, which, number));
  });
  implement(routes.documentNotices, async ({ caller, query, send }) =>
    send(200, { items: await listNotices(context, caller, documentLocaleFor(query.lang ?? 'pl')) }),
  );
  implement(routes.editedDocuments, async ({ caller, send }) => send(200, await readEditedDocuments(context, caller)));
  implement(routes.editedDocument, async ({ caller, params, query, send }) =>
    send(200, await readEditedDocument(context, caller, { ...params, locale: query.lang })),
  );
  implement(routes.previewDocument, async ({ caller, params, body, send }) =>
    send(200, await previewDocument(context, caller, { ...params, ...body })),
  );
  implement(routes.publishDocument, async (call) => {
    const { locale, ...publication } = call.body;
    const which = { ...call.params, locale };
    await publishDocument(context, {
      ...publication,
      which,
      caller: call.caller,
      idempotencyKey: call.idempotencyKey,
      fingerprint: fingerprintOf(routes.publishDocument, call),
    });
    return call.send(201, await readEditedDocument(context, call.caller, which));
  });
  implement(routes.changeDocumentFacts, async ({ caller, body, send }) => {
    await changeFacts(context, { caller, ...body });
    return send(200, await readEditedDocuments(context, caller));
  });
};
