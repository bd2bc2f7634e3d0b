import { z } from 'zod';
import type { MeterPrices, PriceRule } from '../price-book.ts';
import { Findings, type Path } from './findings.ts';
import { stated } from './prompt-rules.ts';
import { priceField } from './source-schema.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

const perToken = z.object({ price: priceField(4) }).nullish();
const perCall = z.object({ price: priceField(1) }).nullish();
const rates = {
  request_token: perToken,
  response_token: perToken,
  cache_read_input_token: perToken,
  cache_write_input_token: perToken,
  request_audio_token: perToken,
  response_audio_token: perToken,
  cache_read_audio_input_token: perToken,
  additional_units: z.object({ web_search: perCall, file_search: perCall, cache_write_1h: perToken, thinking_token: perToken }).nullish(),
};
const MODEL = z.object({
  pricing_config: z.object({
    currency: z.literal('USD', 'is not in US dollars').nullish(),
    pay_as_you_go: z.object(rates),
    batch_config: z.object(rates).nullish(),
  }),
});
type Rates = z.infer<typeof MODEL>['pricing_config']['pay_as_you_go'];

/**
 * A file of Portkey's `pricing` folder: US cents per token and per call. The file does not say whose prices they are; its name
 * does. `default` is what a model without a price of its own has, which is zero, and is left out.
 *
 * @param provider Whose prices these are: `openai`, from `pricing/openai.json`.
 */
export function readPortkey(
  data: unknown,
  provider: string | undefined,
): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  if (provider === undefined) findings.problem([], 'does not say whose prices these are; name the provider');
  else for (const [id, value, path] of findings.entries(data, [])) if (id !== 'default') readModel(findings, provider, id, value, path);
  return findings;
}

function readModel(findings: Findings, provider: string, model: string, value: unknown, path: Path): void {
  const parsed = findings.parse(MODEL, value, path);
  if (parsed === undefined) return;
  const { pay_as_you_go: paid, batch_config: batch } = parsed.pricing_config;
  const batchPrices = batch === undefined || batch === null ? {} : pricesOf(batch);
  const rules: PriceRule[] =
    Object.keys(batchPrices).length === 0 ? [] : [{ id: 'batch', when: { serviceTier: ['batch'] }, prices: batchPrices }];
  findings.add({ provider, model, prices: pricesOf(paid), rules }, path);
}

function pricesOf(rates: Rates): MeterPrices {
  const more = rates.additional_units;
  const reasoning = more?.thinking_token?.price;
  const output = rates.response_token?.price;
  return stated({
    input: rates.request_token?.price,
    output,
    ...(reasoning === output ? {} : { reasoning }),
    cache_read: rates.cache_read_input_token?.price,
    cache_write: rates.cache_write_input_token?.price,
    cache_write_1h: more?.cache_write_1h?.price,
    input_audio: rates.request_audio_token?.price,
    output_audio: rates.response_audio_token?.price,
    cache_read_audio: rates.cache_read_audio_input_token?.price,
    web_search: more?.web_search?.price,
    file_search: more?.file_search?.price,
  });
}
