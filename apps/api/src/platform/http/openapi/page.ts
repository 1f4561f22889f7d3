import { escapeHtml as text } from '../../mail/safe-text.ts';
import type { Answer, OpenApi, Operation, Parameter } from './document.ts';
import { fieldsOf, rulesOf, typeOf } from './schema-text.ts';
import type { FieldRow, Piece } from './schema-text.ts';
import type { JsonSchema } from './schemas.ts';

/** Where the page's style is served; the content policy allows none inside the page. */
export const stylePath = '/api/docs/reference.css';

const prose = (markdown: string): string =>
  markdown
    .split('\n\n')
    .map((paragraph) => `<p>${inline(paragraph)}</p>`)
    .join('\n');

const inline = (markdown: string): string => text(markdown).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const typeHtml = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      piece.ref === undefined ? text(piece.text) : `<a href="#schema-${text(piece.ref)}">${text(piece.text)}</a>`,
    )
    .join('');

/** Each cell names its column, which a phone shows beside it. */
const rowHtml = (heads: readonly string[], [first = '', ...rest]: readonly string[]): string => {
  const cells = rest.map((cell, index) =>
    cell === '' ? '<td></td>' : `<td data-column="${text(heads[index + 1] ?? '')}">${cell}</td>`,
  );
  return `<tr><th scope="row">${first}</th>${cells.join('')}</tr>`;
};

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : `<table><caption>${text(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => rowHtml(heads, cells)).join('\n')}</tbody></table>`;

const code = (value: string): string => `<code>${text(value)}</code>`;

const fieldRow = ({ path, required, type, rules }: FieldRow): readonly string[] => [
  code(path),
  typeHtml(type),
  required ? 'yes' : 'no',
  inline(rules),
];

const schemaHtml = (caption: string, schema: JsonSchema): string => {
  const rows = fieldsOf(schema);
  const type = `<p>${text(caption)}: ${typeHtml(typeOf(schema))}</p>`;
  return rows.length === 0 ? type : table(caption, ['Field', 'Type', 'Required', 'Rules'], rows.map(fieldRow));
};

const parameterRow = ({ name, in: place, required, schema, description }: Parameter): readonly string[] => [
  code(name),
  place,
  typeHtml(typeOf(schema)),
  required ? 'yes' : 'no',
  inline([rulesOf(schema), description ?? ''].filter((part) => part !== '').join('; ')),
];

const answerHtml = (status: string, { description, content }: Answer): string =>
  content === undefined
    ? `<p>Answer ${text(status)}: ${text(description)}</p>`
    : schemaHtml(`Answer ${status}`, content['application/json'].schema);

const accessText = ({ security }: Operation): string => {
  if (security.length === 0) return 'anyone';
  return security.length === 1 ? 'access token required' : 'guests too; an access token is read when there is one';
};

const operationHtml = (path: string, method: string, operation: Operation): string => {
  const answers = Object.entries(operation.responses);
  const isError = (status: string): boolean => Number(status) >= 400;
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return `<article id="${text(operation.operationId)}">
<h3>${text(operation.summary)}</h3>
<p class="address"><strong>${text(method.toUpperCase())}</strong> ${code(path)}</p>
<p>Who: ${accessText(operation)}.</p>
${operation.description === undefined ? '' : prose(operation.description)}
${table('Parameters', ['Name', 'In', 'Type', 'Required', 'Rules'], operation.parameters.map(parameterRow))}
${body === undefined ? '' : schemaHtml('Body', body)}
${answers
  .filter(([status]) => !isError(status))
  .map(([status, answer]) => answerHtml(status, answer))
  .join('\n')}
${table(
  'Errors',
  ['Status', 'Codes'],
  answers.filter(([status]) => isError(status)).map(([status, { description }]) => [text(status), inline(description)]),
)}
</article>`;
};

const operationsOf = ({ paths }: OpenApi, tag: string): readonly [string, string, Operation][] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  );

const contentsHtml = (document: OpenApi): string =>
  document.tags
    .map(
      ({ name }) => `<li><a href="#tag-${text(name)}">${text(name)}</a><ul>
${operationsOf(document, name)
  .map(([, , { operationId, summary }]) => `<li><a href="#${text(operationId)}">${text(summary)}</a></li>`)
  .join('\n')}
</ul></li>`,
    )
    .join('\n');

/** The document as one page to read: every operation is written out, so that the browser's own search finds all of it. */
export const referencePage = (document: OpenApi): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<title>API – ${text(document.info.title)}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<nav aria-label="Operations"><ul>
${contentsHtml(document)}
<li><a href="#schemas">Schemas</a></li>
</ul></nav>
<main>
<h1>API – ${text(document.info.title)}</h1>
${prose(document.info.description)}
<p>For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${document.tags
  .map(
    ({ name }) => `<section aria-labelledby="tag-${text(name)}"><h2 id="tag-${text(name)}">${text(name)}</h2>
${operationsOf(document, name)
  .map(([path, method, operation]) => operationHtml(path, method, operation))
  .join('\n')}
</section>`,
  )
  .join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>
${Object.entries(document.components.schemas)
  .map(
    ([name, schema]) =>
      `<article id="schema-${text(name)}"><h3>${text(name)}</h3>\n${schemaHtml('Fields', schema)}</article>`,
  )
  .join('\n')}
</section>
</main>
</body>
</html>
`;
