import { plainAmount } from '@spancost/conventions';
import { count, field } from '../json-fields.ts';

/**
 * What the provider says in its usage that the call cost, in US dollars, as an exact decimal string; undefined of providers
 * that say nothing.
 *
 * @see https://openrouter.ai/docs/use-cases/usage-accounting `usage.cost`, in credits, which are dollars
 * @see https://docs.x.ai/developers/cost-tracking `cost_in_usd_ticks`, 10^10 to the dollar
 * @see https://docs.perplexity.ai/api-reference/chat-completions-post `usage.cost.total_cost`
 */
export function reportedCost(provider: string, usage: unknown): string | undefined {
  switch (provider) {
    case 'openrouter':
      return openRouterCost(usage);
    case 'x_ai': {
      const ticks = count(usage, 'cost_in_usd_ticks');
      return Number.isSafeInteger(ticks) ? plainAmount(`${ticks}e-10`) : undefined;
    }
    case 'perplexity':
      return plainAmount(count(field(usage, 'cost'), 'total_cost'));
    default:
      return undefined;
  }
}

/** With a key of the caller's own, OpenRouter charges its fee, and the provider behind it charges the caller for the rest. */
function openRouterCost(usage: unknown): string | undefined {
  const charged = plainAmount(count(usage, 'cost'));
  if (charged === undefined || field(usage, 'is_byok') !== true) return charged;
  const upstream = plainAmount(count(field(usage, 'cost_details'), 'upstream_inference_cost'));
  return upstream === undefined ? undefined : sumOf(charged, upstream);
}

/** The exact sum of two amounts. */
function sumOf(a: string, b: string): string | undefined {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  const sum = [a, b].map((amount) => BigInt(amount.replace('.', '') + '0'.repeat(decimals - decimalsOf(amount))));
  return plainAmount(`${sum.reduce((total, part) => total + part, 0n)}e-${decimals}`);
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}
