import { markdownTable } from './markdown-table.ts';
import type { RunColumn } from './run-matrix.ts';
import type { Scenario } from './scenario.ts';
import { BAD, SCENARIOS } from './scenarios.ts';
import { verdictsOf, type SpanVerdict } from './span-verdict.ts';

const USAGE: Readonly<Record<SpanVerdict['usage'], string>> = { complete: 'all', partial: 'part', absent: 'none', wrong: 'wrong' };

/** What the spans of each scenario say, by SDK. */
export function spansTable(runs: readonly RunColumn[]): string {
  const sdks = [...Map.groupBy(runs, ({ column }) => column.sdk)];
  const rows = SCENARIOS.filter(({ breaks }) => breaks !== true).map((scenario) => [
    scenario.name,
    ...sdks.map(([, columns]) => cellOf(columns, scenario)),
  ]);
  return markdownTable(['', ...sdks.map(([sdk]) => `\`${sdk.name}\``)], rows);
}

/** What all columns of an SDK say; where they differ, each version for itself. */
function cellOf(columns: readonly RunColumn[], { name, told, group }: Scenario): string {
  const said = columns.flatMap(({ column, instrumented }) => {
    const cell = instrumented.cells[name];
    // Of the bad answers, those to the two calls that every SDK has.
    const shown = group === BAD ? [told.usage].flat().length : undefined;
    return cell === undefined ? [] : [{ version: column.major.version, text: textOf(verdictsOf(cell.spans).slice(0, shown)) }];
  });
  const texts = [...new Set(said.map(({ text }) => text))];
  if (texts.length <= 1) return texts[0] ?? '–';
  return [...new Set(said.map(({ version, text }) => `${version}: ${text}`))].join('; ');
}

function textOf(verdicts: readonly SpanVerdict[]): string {
  const texts = verdicts.map(({ usage, cost, error }) => {
    const price = cost === 'priced' ? '$' : cost === 'free' ? '$0' : '?';
    return `${USAGE[usage]} ${price}${error === undefined ? '' : ` ${error}`}`;
  });
  const [first = '–'] = texts;
  return texts.length > 1 && texts.every((text) => text === first) ? `${texts.length} × ${first}` : texts.join(', ');
}
