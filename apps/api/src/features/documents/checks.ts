import { documentAddress, documentLocales, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import { siteValueNames } from '@moja-ulica/shared/documents/facts.ts';
import { besideProduction, type Check } from '../../platform/doctor/check.ts';
import { loadDefaultTexts } from './default-texts.ts';
import { readFactRows, readTextRows } from './queries-checks.ts';
import { createDocumentRenderer } from './render/render-document.ts';

/** Values that the site gives by itself are always there. */
const given = '1';

/** Whether what the law asks for can be read on the site. */
export const documentChecks: readonly Check[] = [
  {
    name: 'documents.complete',
    area: 'settings',
    rule: 'The documents say who runs the site and how to reach them, and the accessibility statement has the ids of the law.',
    beside: besideProduction,
    run: async ({ config, reader, now }) => {
      const render = createDocumentRenderer(config.publicUrl, { keptTable: () => given });
      const defaults = loadDefaultTexts();
      const facts = await readFactRows(reader);
      const texts = await readTextRows(reader, now);
      const values = { ...Object.fromEntries(siteValueNames.map((name) => [name, given])), ...facts };
      return documentNames.flatMap((document) =>
        documentLocales.flatMap((locale) => {
          const body = texts.get(`${document} ${locale}`) ?? defaults(document, locale);
          const { problems } = render({ document, locale, body, values });
          const lacking = [...problems.missing, ...problems.unknown, ...problems.ids];
          return lacking.length === 0
            ? []
            : [
                {
                  problem: `${documentAddress[document]} (${locale}) is not complete: ${lacking.join(', ')}.`,
                  advice: 'The administrator fills it in at /admin/dokumenty.',
                },
              ];
        }),
      );
    },
  },
];
