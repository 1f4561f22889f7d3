/** Style of the reference page: readable in both themes and on a phone, nothing more. */
export const referenceStyle = `:root { color-scheme: light dark; --line: #8886; --soft: #8881; --link: light-dark(#0b5c8a, #8ecbf0); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav, main { padding: 1rem; }
nav ul { margin: 0; padding-left: 1rem; list-style: none; }
nav a { display: inline-block; padding: 0.125rem 0; }
main { max-width: 70rem; min-width: 0; }
h2 { margin-top: 3rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); text-transform: capitalize; }
article { margin: 2rem 0; padding-top: 0.5rem; scroll-margin-top: 1rem; }
.address { overflow-wrap: anywhere; }
code { padding: 0.1em 0.3em; border-radius: 0.25rem; background: var(--soft); font-size: 0.9em; overflow-wrap: break-word; }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: 0.9rem; }
caption { padding: 0.25rem 0; text-align: left; font-weight: 600; }
th, td { padding: 0.35rem 0.5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-top: 0; }
tbody th { font-weight: 400; }
@media (max-width: 48rem) {
  table, caption, tbody, tr, th, td { display: block; }
  thead { display: none; }
  tr { padding: 0.5rem 0; border-top: 1px solid var(--line); }
  th, td { padding: 0.1rem 0; border: 0; overflow-wrap: anywhere; }
  td[data-column]::before { content: attr(data-column) ': '; opacity: 0.8; }
}
@media (min-width: 64rem) {
  body { display: grid; grid-template-columns: 20rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-right: 1px solid var(--line); }
}
`;
