import { Cost, renderExplanation } from '@spancost/prices';
import type { Command } from 'commander';
import { bookOf } from './book-option.ts';
import { addCallOptions, priceCall, type CallOptions } from './call-options.ts';
import { costJson } from './cost-json.ts';

/** `spancost prices explain`: where every part of a cost comes from. */
export function addExplain(prices: Command): void {
  addCallOptions(
    prices.command('explain').description('Where every part of a cost comes from: version, source, rules, contract, assumptions, lines.'),
  ).action((options: CallOptions) => {
    const book = bookOf(options);
    const result = priceCall(options, book);
    if (options.json === true) console.log(JSON.stringify(result instanceof Cost ? result.explain() : costJson(result, book)));
    else console.log(result instanceof Cost ? renderExplanation(result.explain()) : renderUnpriced(costJson(result, book)));
  });
}

function renderUnpriced({ error, lines, price_id: priceId }: ReturnType<typeof costJson>): string {
  return [
    `unpriced: ${error?.message ?? ''}`,
    ...(priceId === null ? [] : [`  price    ${priceId}`]),
    ...lines.map(({ meter, quantity, price, usd }) => `  known    ${meter}: ${quantity} × $${price} = $${usd}`),
  ].join('\n');
}
