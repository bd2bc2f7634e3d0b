import type { SeenBy, Situation } from './situation.ts';

/** What came of a situation on one Node: who saw its calls. */
export interface Result {
  readonly situation: Situation;
  /** By major of Node. */
  readonly seenBy: ReadonlyMap<number, SeenBy | undefined>;
}

/** docs/loading.md: every situation that was tried, and what came of it. */
export function loadingPage(results: readonly Result[], majors: readonly number[]): string {
  const groups = Map.groupBy(results, ({ situation }) => situation.group);
  const tables = [...groups].map(([group, rows]) => `## ${group}\n\n${table(group, rows, majors)}\n`);
  return [INTRODUCTION, ...tables, BUNDLES].join('\n');
}

function table(group: string, rows: readonly Result[], majors: readonly number[]): string {
  const head = [WHAT[group] ?? group, ...majors.map((major) => `Node ${major}`)];
  const body = rows.map(({ situation, seenBy }) => [situation.name, ...majors.map((major) => seenBy.get(major) ?? '')]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

const WHAT: Readonly<Record<string, string>> = {
  CommonJS: 'how `@spancost/node/register` and the SDK are loaded',
  'ES modules': 'how `@spancost/node/register` and the SDK are loaded',
  'Several copies': 'in one process',
  'Versions that are not supported': 'what is installed',
  tsx: 'run by tsx',
  esbuild: 'what is in the bundle',
};

const INTRODUCTION = `# In which ways of loading a call is seen

Each row is an application that the tests start as a process of its own on every Node in the table, with a call that costs $0.00325;
its spans, usage events and money are what it says here, its own output is what it would be without Spancost, and no SDK is loaded that
it does not load. The page is made from the results (\`packages/node/test/loading\`); a difference fails the build.

- **SDK**: the call's span is made by the instrumentation of its SDK, with everything that it knows: attempts, helpers, streams that are
  left early, usage that had to be asked for.
- **network**: the SDK cannot be seen, and the last net below it makes the span from what is sent and answered. Tokens and cost are the same
  where the provider tells them; a stream of OpenAI's chat API tells them only if the application asks (\`include_usage\`). The diagnostics and
  \`register().report()\` say what to do.
- **nothing**: the call is not seen. The diagnostics, \`report()\` and \`npx spancost doctor\` say which copy it is and what to install, and
  \`register({ require: ['openai'] })\` is not ready.
`;

const BUNDLES = `What makes the difference in a bundle:

- Leave the SDK and \`@spancost/node\` outside (\`--packages=external\`, \`--external:openai\`; Next.js: \`serverExternalPackages\`), and nothing
  else has to be done. Otherwise give the SDK: \`register({ modules: { openai: OpenAI } })\`, or \`instrument({ openai: OpenAI })\` where it is
  used, which starts nothing and may come before.
- Where OpenTelemetry is in the bundle too, its gRPC exporter asks for what esbuild takes away: for ES modules add
  \`--banner:js="import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);"\`, for CommonJS
  \`--banner:js="const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" --define:import.meta.url=importMetaUrl\`.
- A bundle that holds no SDK and no Spancost is an application like any other.

## Next.js 16

[examples/next](../examples/next) is built and started in the tests as a user would install it (with Turbopack, and with webpack by
\`SPANCOST_NEXT_BUNDLER=webpack\`): \`instrumentation.ts\` registers, \`@spancost/node\` and one SDK are in \`serverExternalPackages\` (seen by the
SDK), a second SDK is in the bundle and given by
\`instrument()\` in the route (seen by the SDK), a third is in the bundle and nothing is
said of it (seen at the network). Requests are attributed by \`spancostNext\`. The import in \`instrumentation.ts\` is inside of
\`if (process.env.NEXT_RUNTIME === 'nodejs') { … }\`: Next compiles the file for edge functions too, where there is no Node and nothing is
seen, and webpack keeps what comes after an early return.

## Not seen

- A bundled SDK that uses Node's \`http\`, \`https\` or \`http2\` (Amazon Bedrock, openai 4) and is not given by hand.
- Deno, Bun, edge functions and browsers. Node before 22.15 has no hooks: there only what \`register()\` finds in the cache of \`require\` is seen.
`;
