/** Of the reference page; its hash is in the policy of the page. */
export const STYLES = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
article { border-top: 1px solid #8886; padding: 0.5rem 0; }
h3 { margin: 0.5rem 0; }
h3 b { display: inline-block; min-width: 4.5rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
td, th { text-align: left; vertical-align: top; padding: 0.2rem 0.8rem 0.2rem 0; border-top: 1px solid #8883; }
td:first-child code { overflow-wrap: normal; }
td:last-child { min-width: 12rem; }
td table { margin: 0; }
pre { margin: 0; white-space: pre-wrap; }
nav { columns: 2 22rem; }
nav section { break-inside: avoid; }
nav h2 { margin: 0.5rem 0 0; font-size: 1.1rem; }
nav ul { margin: 0; padding-left: 1rem; }
@media (max-width: 60rem) {
  thead { display: none; }
  tr { display: block; border-top: 1px solid #8886; padding: 0.3rem 0; }
  td { display: block; border: 0; padding: 0; }
  td table { padding-left: 1rem; }
  td:first-child code { overflow-wrap: anywhere; }
}
`;
