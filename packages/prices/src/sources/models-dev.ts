import { z } from 'zod';
import type { MeterPrices, PriceRule } from '../price-book.ts';
import { Findings, type Path } from './findings.ts';
import { promptRules, stated, withMediaAsText } from './prompt-rules.ts';
import { priceField, TOKEN_BOUND } from './source-schema.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

const rates = {
  input: priceField(),
  output: priceField(),
  reasoning: priceField(),
  cache_read: priceField(),
  cache_write: priceField(),
  input_audio: priceField(),
  output_audio: priceField(),
  per_minute: priceField(0, '60'),
};
const MODEL = z.object({
  id: z.string(),
  modalities: z.object({ input: z.array(z.string()).optional() }).nullish(),
  cost: z
    .object({
      ...rates,
      context_over_200k: z.object(rates).nullish(),
      tiers: z.array(z.object({ ...rates, tier: z.object({ type: z.literal('context'), size: TOKEN_BOUND }) })).nullish(),
    })
    .nullish(),
  experimental: z.object({ modes: z.record(z.string(), z.object({ cost: z.object(rates).nullish() })).nullish() }).nullish(),
});
type Model = z.infer<typeof MODEL>;
type Rates = Pick<NonNullable<Model['cost']>, keyof typeof rates>;

const MODE = /^[a-z0-9][a-z0-9._-]{0,40}$/;

/**
 * models.dev's `api.json`: US dollars per million tokens, by provider. Bounds of long prompts are "more than"; the newer
 * `tiers` go before `context_over_200k`. A mode with a price (`fast`) is a service tier. Images of the prompt are billed as
 * text where the model takes them.
 */
export function readModelsDev(data: unknown): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  for (const [provider, value, path] of findings.entries(data, [])) {
    const models = typeof value === 'object' && value !== null && 'models' in value ? value.models : undefined;
    for (const [, model, modelPath] of findings.entries(models, [...path, 'models'])) readModel(findings, provider, model, modelPath);
  }
  return findings;
}

function readModel(findings: Findings, provider: string, value: unknown, path: Path): void {
  const model = findings.parse(MODEL, value, path);
  if (model === undefined) return;
  const { cost } = model;
  if (cost === undefined || cost === null) return findings.problem([...path, 'cost'], 'has no price');
  const media = (['image', 'video'] as const).filter((medium) => model.modalities?.input?.includes(medium));
  const prices = withMediaAsText(pricesOf(cost), media);
  const free = Object.keys(prices).length === 0 ? { input: '0', output: '0' } : prices;
  findings.add({ provider, model: model.id, prices: free, rules: [...modeRules(model), ...longRules(cost, prices, media)] }, path);
}

function longRules(cost: NonNullable<Model['cost']>, base: MeterPrices, media: readonly ('image' | 'video')[]): PriceRule[] {
  const tiers =
    cost.tiers?.map((tier) => ({ tokens: tier.tier.size, rates: tier })) ??
    (cost.context_over_200k === undefined || cost.context_over_200k === null ? [] : [{ tokens: 200_000, rates: cost.context_over_200k }]);
  return promptRules(
    base,
    tiers.map(({ tokens, rates }) => ({ tokens, prices: withMediaAsText(pricesOf(rates), media) })),
  );
}

function modeRules({ experimental }: Model): PriceRule[] {
  return Object.entries(experimental?.modes ?? {}).flatMap(([mode, { cost }]) => {
    const prices = cost === undefined || cost === null ? {} : pricesOf(cost);
    return Object.keys(prices).length === 0 || !MODE.test(mode) ? [] : [{ id: mode, when: { serviceTier: [mode] }, prices }];
  });
}

function pricesOf({ input, output, reasoning, cache_read, cache_write, input_audio, output_audio, per_minute }: Rates): MeterPrices {
  return stated({
    input,
    output,
    ...(reasoning === output ? {} : { reasoning }),
    cache_read,
    cache_write,
    input_audio,
    output_audio,
    audio_second: per_minute,
  });
}
