import { documentRoutes as routes } from '@moja-ulica/shared/documents/routes.ts';
import { documentFacts, documentVersions } from '../../src/features/documents/tables.ts';
import { row, type Row } from './row.ts';
import type { World } from './world.ts';

const body = '# Zasady forów\n\nKrótki tekst, ale dość długi, żeby go przyjąć.\n';
const document = 'rules' as const;
const publication = { locale: 'pl', body, basedOn: 0, note: '', effectiveOn: '2026-11-22', announce: false } as const;

const readEdited = async (world: World) => {
  const values = await world.app.call(routes.editedDocuments, { as: world.as('admin') });
  return values.body.facts;
};

/* prettier-ignore */
export const documentRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('documents.document', 'in force',                    'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world) =>
    world.app.call(routes.document, { params: { document } })),
  row('documents.documentVersions', 'of the rules',        'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world) =>
    world.app.call(routes.documentVersions, { params: { document } })),
  row('documents.documentVersions', 'of another document', 'nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc', (world) =>
    world.app.call(routes.documentVersions, { params: { document: 'contact' } })),
  row('documents.documentVersion', 'that there is not',    'nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc    nodoc', (world) =>
    world.app.call(routes.documentVersion, { params: { document, number: 7 } })),
  row('documents.documentNotices', 'one’s own',            'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.documentNotices, { as: world.as(who) })),
  row('documents.editedDocuments', 'of the site',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.editedDocuments, { as: world.as(who) })),
  row('documents.editedDocument', 'of the site',           'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.editedDocument, { as: world.as(who), params: { document }, query: { lang: 'pl' } })),
  row('documents.previewDocument', 'of the site',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.previewDocument, { as: world.as(who), params: { document }, body: { locale: 'pl', body } })),
  row('documents.publishDocument', 'of the site',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) => {
    await world.app.platform.db.delete(documentVersions);
    return world.app.call(routes.publishDocument, { as: world.as(who), params: { document }, body: publication });
  }),
  row('documents.changeDocumentFacts', 'of the site',      'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) => {
    await world.app.platform.db.delete(documentFacts);
    const { values } = await readEdited(world);
    return world.app.call(routes.changeDocumentFacts, { as: world.as(who), body: { basedOn: 0, values: { ...values, bodyName: 'Gmina' } } });
  }),
];
