import type { ShownMail } from '../db/shown-mails.ts';
import { escapeHtml as e } from './safe-text.ts';
import { shownMailPath as path } from './shown.ts';

/** Of the pages below; a file of its own, since the policy allows no style inside a page. */
export const mailStyle = `
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .6rem .4rem 0; text-align: left; border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
pre { padding: 1rem; border: 1px solid #8886; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<title>${e(title)}</title>
<link rel="stylesheet" href="${path}/style.css">
</head>
<body>
${body}
</body>
</html>
`;

const time = (moment: Date): string => {
  const iso = moment.toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
};

/** All mails, newest first. */
export const mailListPage = (mails: readonly ShownMail[]): string =>
  page(
    'Mail',
    `<h1>Mail</h1>
<p>No mail server is set (<code>SMTP_URL</code>), so mail is shown here instead of being sent. This page does not exist in production.</p>
${
  mails.length === 0
    ? '<p>Nothing has been mailed yet. Reload the page to look again.</p>'
    : `<table>
<thead><tr><th scope="col">When</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>
${mails
  .map(
    ({ id, recipient, subject, createdAt }) =>
      `<tr><td>${time(createdAt)}</td><td>${e(recipient)}</td><td><a href="${path}/${String(id)}">${e(subject)}</a></td></tr>`,
  )
  .join('\n')}
</tbody>
</table>`
}`,
  );

/** One mail as its reader gets it in plain text. */
export const mailPage = ({ recipient, subject, text, headers, createdAt }: ShownMail): string =>
  page(
    subject,
    `<p><a href="${path}">All mail</a></p>
<h1>${e(subject)}</h1>
<p>To ${e(recipient)}, ${time(createdAt)}</p>
<pre>${e(text)}</pre>
<h2>Headers</h2>
<dl>
${Object.entries(headers)
  .map(([name, value]) => `<dt>${e(name)}</dt><dd>${e(value)}</dd>`)
  .join('\n')}
</dl>`,
  );
