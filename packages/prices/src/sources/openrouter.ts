import { z } from 'zod';
import type { MeterPrices, PriceRule, RuleCondition } from '../price-book.ts';
import { Findings, type Path } from './findings.ts';
import { promptRules, stated, tokenPrices } from './prompt-rules.ts';
import { priceText, TOKEN_BOUND } from './source-schema.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';
import { utcWindows } from './utc-windows.ts';

const rates = {
  prompt: priceText(6),
  completion: priceText(6),
  internal_reasoning: priceText(6),
  input_cache_read: priceText(6),
  input_cache_write: priceText(6),
  input_cache_write_1h: priceText(6),
  image_token: priceText(6),
  audio: priceText(6),
  audio_output: priceText(6),
  input_audio_cache: priceText(6),
};
const TIME = z.string().regex(/^\d{2}:\d{2}(?::\d{2})?$/, 'is no time of day');
const MODEL = z.object({
  id: z.string(),
  architecture: z.object({ input_modalities: z.array(z.string()).optional() }).nullish(),
  pricing: z.object({
    ...rates,
    request: priceText(3),
    web_search: priceText(3),
    discount: z.literal(0, 'has a discount, which is a promotion and no price').nullish(),
    overrides: z
      .array(z.object({ ...rates, min_prompt_tokens: TOKEN_BOUND.nullish(), utc_start: TIME.nullish(), utc_end: TIME.nullish() }))
      .nullish(),
  }),
});
type Pricing = z.infer<typeof MODEL>['pricing'];
type Override = NonNullable<Pricing['overrides']>[number];

/**
 * OpenRouter's `/api/v1/models`: US dollars per token as text, per request and per search. What it charges itself, which is
 * mostly, and not always, the maker's list price. A price of -1 is that of whatever a router chooses. `image` and
 * `image_output` are documented per image and filled per token, so they are not read; images in the prompt cost what text does
 * where the model takes them and no price per image token says otherwise.
 */
export function readOpenRouter(data: unknown): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  const models = typeof data === 'object' && data !== null && 'data' in data ? data.data : undefined;
  for (const [, value, path] of findings.entries(models, ['data'])) readModel(findings, value, path);
  return findings;
}

function readModel(findings: Findings, value: unknown, path: Path): void {
  const model = findings.parse(MODEL, value, path);
  if (model === undefined) return;
  const images = model.architecture?.input_modalities?.includes('image') === true;
  const { request, web_search: search, overrides } = model.pricing;
  const prices = { ...pricesOf(model.pricing, images), ...stated({ request, web_search: search }) };
  const free = Object.keys(prices).length === 0 ? { input: model.pricing.prompt, output: model.pricing.completion } : prices;
  const rules = (overrides ?? []).flatMap((override) => rulesOf(override, prices, images));
  findings.add({ provider: 'openrouter', model: model.id, prices: withoutUndefined(free), rules }, path);
}

/** A later override wins, as a later rule does; a price that it does not name stays. */
function rulesOf(override: Override, base: MeterPrices, images: boolean): PriceRule[] {
  const { min_prompt_tokens: tokens, utc_start: start, utc_end: end } = override;
  const prices = pricesOf(override, images);
  if (Object.keys(prices).length === 0) return [];
  const schedule = start === undefined || start === null || end === undefined || end === null ? undefined : utcWindows(start, end);
  const also =
    schedule === undefined ? undefined : { id: `hours-${start}`.replaceAll(':', ''), when: { schedule } satisfies RuleCondition };
  if (tokens !== undefined && tokens !== null) return promptRules(base, [{ tokens, prices }], 'from', also);
  return also === undefined ? [] : [{ ...also, prices: tokenPrices(prices) }];
}

function pricesOf(pricing: Omit<Override, 'min_prompt_tokens' | 'utc_start' | 'utc_end'>, images: boolean): MeterPrices {
  const { prompt, completion, internal_reasoning: reasoning, input_cache_read: read } = pricing;
  return stated({
    input: prompt,
    output: completion,
    ...(reasoning === completion ? {} : { reasoning }),
    cache_read: read,
    cache_write: pricing.input_cache_write,
    cache_write_1h: pricing.input_cache_write_1h,
    input_audio: pricing.audio,
    cache_read_audio: pricing.input_audio_cache,
    output_audio: pricing.audio_output,
    ...(images ? { input_image: pricing.image_token ?? prompt, cache_read_image: read } : {}),
  });
}

function withoutUndefined(prices: Readonly<Record<string, string | undefined>>): MeterPrices {
  return Object.fromEntries(Object.entries(prices).filter(([, price]) => price !== undefined));
}
