import { TAGS, type JsonSchema, type OpenApiDocument } from '@spancost/api/openapi';
import { table, text } from './html.ts';
import { describedHtml, isSchema, membersHtml, typeHtml } from './schema-html.ts';
import { STYLES } from './styles.ts';

/** An operation of the document, and where it is. */
interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonSchema;
}

interface Chapter {
  readonly tag: string;
  readonly about: string;
  readonly listed: readonly Listed[];
}

/** The document as a page to read: without scripts, so that nothing runs where tokens are typed in. */
export function referencePage(document: OpenApiDocument): string {
  const listed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Listed => ({ method: method.toUpperCase(), path, operation })),
  );
  const { info, components } = document as unknown as { readonly info: JsonSchema; readonly components: { readonly schemas: JsonSchema } };
  const chapters = Object.entries(TAGS).map(([tag, about]): Chapter => ({
    tag,
    about,
    listed: listed.filter(({ operation }) => (operation['tags'] as readonly string[]).includes(tag)),
  }));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Spancost API</title><style>${STYLES}</style></head><body>
<h1>Spancost API</h1><p>Version ${text(info['version'])}. ${text(info['description'])}</p>
<p><a href="openapi.json">openapi.json</a> is the same for programs. Tokens go into <code>Authorization: Bearer &lt;token&gt;</code>.</p>
<nav>${chapters.map(chapterLinksHtml).join('')}</nav><main>
${chapters.map(({ tag, about, listed: of }) => `<section><h2>${text(tag)}</h2><p>${text(about)}</p>${of.map(operationHtml).join('')}</section>`).join('\n')}
<section><h2>Schemas</h2>${Object.entries(components.schemas).map(schemaHtml).join('')}</section>
</main></body></html>
`;
}

function chapterLinksHtml({ tag, listed }: Chapter): string {
  return `<section><h2>${text(tag)}</h2><ul>${listed.map(linkHtml).join('')}</ul></section>`;
}

function linkHtml({ method, path, operation }: Listed): string {
  return `<li><a href="#${text(operation['operationId'])}"><code>${method} ${text(path)}</code></a> ${text(operation['summary'])}</li>`;
}

function operationHtml({ method, path, operation }: Listed): string {
  const { operationId, summary, description = '', parameters = [], requestBody, responses } = operation;
  const asked = (parameters as readonly JsonSchema[]).map((parameter) => [
    `<code>${text(parameter['name'])}</code>${parameter['required'] === true ? '' : ' (optional)'}`,
    text(parameter['in']),
    ...valueHtml(parameter),
  ]);
  return `<article id="${text(operationId)}"><h3><b>${method}</b><code>${text(path)}</code></h3>
<p><strong>${text(summary)}.</strong></p>
${paragraphs(String(description))}
${table(['parameter', 'in', 'value', ''], asked)}
${isSchema(requestBody) ? `<p>Body:</p>${contentHtml(requestBody)}` : ''}
${table(['status', '', 'body'], Object.entries(responses as Readonly<Record<string, JsonSchema>>).map(answerRow))}</article>`;
}

/** What a parameter takes, and what it is for. */
function valueHtml({ schema, description = '' }: JsonSchema): readonly string[] {
  const taken = isSchema(schema) ? schema : {};
  return [typeHtml(taken), describedHtml({ ...taken, description })];
}

function paragraphs(written: string): string {
  return written
    .split('\n\n')
    .map((each) => `<p>${text(each)}</p>`)
    .join('\n');
}

function answerRow([status, answer]: readonly [string, JsonSchema]): readonly string[] {
  const headers = Object.entries(isSchema(answer['headers']) ? answer['headers'] : {}).map(
    ([name, header]) => `<br><code>${text(name)}</code>: ${text(isSchema(header) ? header['description'] : '')}`,
  );
  return [status, text(answer['description']) + headers.join(''), contentHtml(answer)];
}

function contentHtml({ content }: JsonSchema): string {
  if (!isSchema(content)) return '';
  return Object.entries(content)
    .map(([type, of]) => `<code>${text(type)}</code> ${isSchema(of) && isSchema(of['schema']) ? typeHtml(of['schema']) : ''}`)
    .join('<br>');
}

function schemaHtml([name, schema]: readonly [string, unknown]): string {
  if (!isSchema(schema)) return '';
  const members = membersHtml(schema);
  return `<article id="schema-${text(name)}"><h3>${text(name)}</h3><p>${text(schema['description'] ?? '')}</p>${members === '' ? typeHtml(schema) : members}${examplesHtml(schema)}</article>`;
}

/** Examples of a whole body, as JSON. */
function examplesHtml({ examples }: JsonSchema): string {
  if (!Array.isArray(examples)) return '';
  return `<p>For example:</p>${examples.map((each) => `<pre>${text(JSON.stringify(each, undefined, 2))}</pre>`).join('')}`;
}
