import { z } from 'zod';
import type { MeterPrices } from '../price-book.ts';
import { Findings, type Path } from './findings.ts';
import { promptRules, stated, withMediaAsText } from './prompt-rules.ts';
import { priceField, TOKEN_BOUND } from './source-schema.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

const rates = { input: priceField(), output: priceField(), cacheRead: priceField(), cacheWrite: priceField() };
const MODEL = z.object({
  id: z.string(),
  provider: z.string(),
  type: z.string().optional(),
  input: z.array(z.string()).optional(),
  cost: z.object({ ...rates, tiers: z.array(z.object({ inputTokensAbove: TOKEN_BOUND, ...rates })).optional() }),
});
type Rates = z.infer<typeof MODEL>['cost'];

/**
 * `@earendil-works/pi-ai`: a file of `dist/providers/data`, US dollars per million tokens, or several of them in an array. Zero
 * is how it writes that there is no price. Images in the prompt are billed as its other tokens where it says that the model
 * takes them. Of image generators it has no price of what they make, so they are not read.
 */
export function readPiAi(data: unknown): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  const files: readonly (readonly [unknown, Path])[] = Array.isArray(data)
    ? [...findings.entries(data, [])].map(([, file, path]) => [file, path])
    : [[data, []]];
  for (const [file, filePath] of files) {
    for (const [, models, apiPath] of findings.entries(file, filePath)) {
      for (const [, value, path] of findings.entries(models, apiPath)) readModel(findings, value, path);
    }
  }
  return findings;
}

function readModel(findings: Findings, value: unknown, path: Path): void {
  const model = findings.parse(MODEL, value, path);
  if (model === undefined) return;
  if (model.type === 'image') return findings.problem(path, 'makes images, of which this list has no price');
  const media = model.input?.includes('image') === true ? (['image'] as const) : [];
  const prices = withMediaAsText(pricesOf(model.cost), media);
  const tiers = (model.cost.tiers ?? []).map((tier) => ({ tokens: tier.inputTokensAbove, prices: withMediaAsText(pricesOf(tier), media) }));
  for (const tier of tiers) {
    const missing = Object.keys(prices).find((meter) => !Object.hasOwn(tier.prices, meter));
    if (missing !== undefined) return findings.problem([...path, 'cost', 'tiers'], `has no ${missing} above ${tier.tokens} tokens`);
  }
  const all = Object.keys(prices).length === 0 ? zeroes(model.cost) : prices;
  findings.add({ provider: model.provider, model: model.id, prices: all, rules: promptRules(prices, tiers) }, path);
}

function pricesOf(cost: Omit<Rates, 'tiers'>): MeterPrices {
  return stated({ input: cost.input, output: cost.output, cache_read: cost.cacheRead, cache_write: cost.cacheWrite });
}

/** What is said of a model that costs nothing, for whoever decides whether it is free. */
function zeroes({ input, output, cacheRead }: Omit<Rates, 'tiers'>): MeterPrices {
  return Object.fromEntries(Object.entries({ input, output, cache_read: cacheRead }).filter(([, price]) => price !== undefined));
}
