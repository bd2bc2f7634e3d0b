import type { CheaperModels } from '@spancost/api';
import { formatCount, formatPercent, formatUsd } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { printable } from '../printable.ts';
import { table } from '../table.ts';

type Compared = CheaperModels['models'][number];

/** A table of alternatives for each model. @param width Columns of the terminal. */
export function renderCheaperModels(answer: CheaperModels, width?: number): string {
  const { models } = answer;
  if (models.length === 0) return `${formatRange(answer)}: no calls to compare`;
  return [formatRange(answer), ...models.map((model) => renderModel(model, width))].join('\n\n');
}

function renderModel(compared: Compared, width: number | undefined): string {
  const { provider, model, requests, left_out_requests: leftOut, tokens, actual_usd: actual, list_usd: list, alternatives } = compared;
  const rows = alternatives.map((each) => [
    `${each.provider} ${each.model}`,
    formatUsd(each.cost_usd),
    formatUsd(each.saving_usd),
    formatPercent(each.saving_percent),
  ]);
  return [
    printable(`${provider} ${model ?? '(no model named)'}`),
    `  ${formatCount(requests)} calls with ${formatCount(tokens)} tokens cost ${formatUsd(actual)}, and ${formatUsd(list)} at the prices of now`,
    ...(leftOut === 0 ? [] : [`  ${formatCount(leftOut)} further calls cannot be compared`]),
    rows.length === 0 ? '  nothing to compare with' : table(['Instead', 'Cost', 'Saving', 'Of the cost'], rows, ['Instead'], width),
  ].join('\n');
}
