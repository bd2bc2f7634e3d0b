/** What applications install; its name is text here. */
const PACKAGE = '@spancost/node';

/** What to do in a Node application: what it is, and the lines. */
export function applicationSteps(url: string, needsToken: boolean): readonly (readonly [what: string, lines: string])[] {
  const to = [`OTEL_EXPORTER_OTLP_ENDPOINT=${url}`, ...headers(needsToken)].map((line) => `${line} \\\n`).join('');
  return [
    ['install it', `npm install ${PACKAGE}`],
    ['at the beginning of app.js', `import { register } from '${PACKAGE}';\n\nawait register().ready;`],
    ['start it', `${to}  node app.js`],
  ];
}

/** One call of gpt-5, 1,000 tokens in and 200 out: $0.00325. */
export function curlLines(url: string, needsToken: boolean): string {
  return `curl ${url}/api/v1/usage \\
${needsToken ? `  -H "authorization: Bearer $SPANCOST_TOKEN" \\\n` : ''}  -H 'content-type: application/json' \\
  -d '{"calls": [{"provider": "openai", "model": "gpt-5",
       "usage": {"input_tokens": 1000, "output_tokens": 200},
       "attribution": {"user": "u-17", "tenant": "acme", "feature": "chat"}}]}'`;
}

/** Variables that every OpenTelemetry SDK knows. */
export function otlpLines(url: string, needsToken: boolean): string {
  return [
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${url}`,
    'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
    ...headers(needsToken).map((line) => `export ${line}`),
  ].join('\n');
}

function headers(needsToken: boolean): readonly string[] {
  return needsToken ? ['OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer $SPANCOST_TOKEN"'] : [];
}
