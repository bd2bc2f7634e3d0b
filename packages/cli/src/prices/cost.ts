import type { Command } from 'commander';
import { formatCount } from '../format.ts';
import { table } from '../table.ts';
import { bookOf } from './book-option.ts';
import { addCallOptions, priceCall, type CallOptions } from './call-options.ts';
import { costJson, type CostJson } from './cost-json.ts';

/** `spancost prices cost`: what one call costs. */
export function addCost(prices: Command): void {
  addCallOptions(
    prices
      .command('cost')
      .description(
        'What one call costs, exactly, at the price in force when it was made. A call without a price is "unpriced", never zero.',
      ),
  ).action((options: CallOptions) => {
    const book = bookOf(options);
    const cost = costJson(priceCall(options, book), book);
    console.log(options.json === true ? JSON.stringify(cost) : renderCost(cost));
  });
}

function renderCost(cost: CostJson): string {
  const lines = table(
    ['Meter', 'Quantity', 'Price', 'Per', 'USD'],
    cost.lines.map(({ meter, quantity, price, per, usd }) => [
      meter,
      quantity.toLocaleString('en-US', ALL_DECIMALS),
      price,
      formatCount(per),
      usd,
    ]),
  );
  const total =
    cost.cost_usd === null
      ? `unpriced: ${cost.error?.message ?? 'no price'}`
      : `$${cost.cost_usd} ${cost.basis}, ${cost.status}, ${cost.price_id ?? ''}${atList(cost)}`;
  return [...(cost.lines.length === 0 ? [] : [lines, '']), total, ...cost.assumptions.map((assumption) => `  assumed: ${assumption}`)].join(
    '\n',
  );
}

const ALL_DECIMALS: Intl.NumberFormatOptions = { maximumFractionDigits: 20 };

function atList({ cost_usd: paid, list_usd: list }: CostJson): string {
  return list === null || list === paid ? '' : ` ($${list} at list)`;
}
