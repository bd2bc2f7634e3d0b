import { isDeepStrictEqual } from 'node:util';
import { markdownTable } from './markdown-table.ts';
import type { RunColumn } from './run-matrix.ts';
import { seenBeside, seenOf } from './same-as-bare.ts';
import { SCENARIOS } from './scenarios.ts';
import { FORMATS, type Format, type SdkUnderTest } from './sdk-under-test.ts';
import { spansTable } from './spans-table.ts';

/** docs/scenarios.md: every scenario with every SDK in every module system, as it was found. */
export function renderPage(runs: readonly RunColumn[]): string {
  const notes: string[] = [];
  const seen = seenTable(runs, notes);
  const reasons = notes.map((reason, index) => `${index + 1}. ${reason}`).join('\n');
  return [INTRODUCTION, sdkTable(runs), SEEN, seen, `Why there is no cell:\n\n${reasons}\n`, SAID, spansTable(runs), waysOf(runs)].join(
    '\n',
  );
}

const INTRODUCTION = `# What changes for the caller: nothing

Every row is something that people do with an SDK, or that happens to them. Every cell was run twice, in a process of its own each time:
bare, and with the SDK instrumented. Both speak to the same stand-in for the provider ([examples/providers](../examples/providers)). The page
is made from the results by \`packages/instrumentation/test/matrix\`; a difference between it and what is found fails the tests.
\`npx vitest run packages/instrumentation/test/matrix -u\` writes it anew.
`;

const SEEN = `## What the user sees

✓ is: the same values of the same classes with the same keys in the same order, the same events in the same order, the same errors with
the same stacks (but for frames of Spancost, OpenTelemetry and Node), as many unhandled rejections, the same warnings; and every span has
ended. ✗ is: not so. Of two marks the first is the newer version's. Both runs have the same OpenTelemetry set up, as some SDKs do more by
themselves then. What the provider receives is the same, as often, but for the usage of OpenAI's chat streams, which is
[asked for](../packages/instrumentation/src/openai/README.md) in the name of the caller and hidden from him.
`;

const SAID = `## What the span says

**all** of the usage is on the span, or **part** (a stream that was left tells what came first), or **none**; **wrong** is a usage that cannot be
true, which is said as such. **$** has a price by the packaged book (Ollama's models are one's own, and have none), **$0** was refused by the
provider, **?** is counted as unpriced. Then the \`error.type\`. A version in front: the other says otherwise.
`;

/** The marks of a cell of the page: one for each major that has this module system, or one where none has the scenario. */
function marksOf(runs: readonly RunColumn[], mark: (run: RunColumn) => string): string {
  const marks = runs.map(mark);
  return marks.every((made) => made.startsWith('–') && made === marks[0]) ? (marks[0] ?? '') : marks.join('');
}

function seenTable(runs: readonly RunColumn[], notes: string[]): string {
  const columns = [...Map.groupBy(runs, ({ column: { sdk, format } }) => `${sdk.name} ${FORMATS[format]}`)];
  const row = (name: string, mark: (run: RunColumn) => string): readonly string[] => [
    name,
    ...columns.map(([, group]) => marksOf(group, mark)),
  ];
  const scenarios = [...Map.groupBy(SCENARIOS, ({ group }) => group)].flatMap(([group, rows]) => [
    [`**${group}**`, ...columns.map(() => '')],
    ...rows.map((scenario) =>
      row(scenario.name, (run) => {
        const reason = run.column.sdk.reasonAgainst(scenario, run.column.major);
        return reason === undefined ? markOf(run, 'cells', scenario.name) : `–${noteOf(reason, notes)}`;
      }),
    ),
  ]);
  const others = [
    [`**Together**`, ...columns.map(() => '')],
    row('every other way to call it, listed below', (run) =>
      Object.keys(run.bare.shapes).every((name) => markOf(run, 'shapes', name) === '✓') ? '✓' : '✗',
    ),
    row('what the provider receives', ({ bare, instrumented }) => (isDeepStrictEqual(bare.requests, instrumented.requests) ? '✓' : '✗')),
  ];
  const head = [
    '',
    ...columns.map(([, [first]]) => (first === undefined ? '' : `${shortName(first.column.sdk)} ${SHORT[first.column.format]}`)),
  ];
  return markdownTable(head, [...scenarios, ...others]);
}

const SHORT: Readonly<Record<Format, string>> = { cjs: 'CJS', esm: 'ESM' };

function shortName({ name }: SdkUnderTest): string {
  return name
    .replace(/^@(google|mistralai|aws-sdk)\//, '')
    .replace(/^@anthropic-ai\//, 'anthropic ')
    .replace('client-', '');
}

function markOf({ column, bare, instrumented }: RunColumn, kind: 'cells' | 'shapes', name: string): '✓' | '✗' {
  const [without, beside] = [bare[kind][name], instrumented[kind][name]];
  if (without === undefined || beside === undefined) return '✗';
  return beside.open === 0 && isDeepStrictEqual(seenBeside(without, beside, column.sdk.stacksByChance), seenOf(without)) ? '✓' : '✗';
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number of a reason, which has one from its first use on. */
function noteOf(reason: string, notes: string[]): string {
  if (!notes.includes(reason)) notes.push(reason);
  return Array.from(String(notes.indexOf(reason) + 1), (digit) => RAISED[Number(digit)]).join('');
}

function sdkTable(runs: readonly RunColumn[]): string {
  const sdks = [...Map.groupBy(runs, ({ column }) => column.sdk)];
  const rows = sdks.map(([sdk, columns]) => {
    const versions = [...new Set(columns.map(({ bare }) => bare.version))].join(', ');
    const formats = [...new Set(columns.map(({ column }) => FORMATS[column.format]))].join(', ');
    return [`\`${sdk.name}\``, versions, sdk.onlyFormat === undefined ? formats : `${formats}: ${sdk.onlyFormat}`];
  });
  return markdownTable(['SDK', 'versions', 'module systems'], rows);
}

/** The ways to call each SDK that are rows of no scenario. */
function waysOf(runs: readonly RunColumn[]): string {
  const lists = [...Map.groupBy(runs, ({ column }) => column.sdk)].map(([sdk, [first]]) => {
    const names = Object.keys(first?.bare.shapes ?? {});
    return `- \`${sdk.name}\`, ${names.length}: ${names.join('; ')}`;
  });
  return `## Every other way to call it\n\n${lists.join('\n')}\n`;
}
