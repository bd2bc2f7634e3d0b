import { z } from 'zod';
import type { PriceRule } from '../price-book.ts';
import { exactPrice } from './exact-price.ts';
import { Findings, type Path } from './findings.ts';
import { modePrices, readCostKeys, type CostKeys } from './litellm-keys.ts';
import { promptRules, stated, tokenPrices } from './prompt-rules.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

const ENTRY = z.looseObject({ litellm_provider: z.string('is no name of a provider'), mode: z.string().optional() });

/** Documents the fields; prices nothing. */
const SAMPLE = 'sample_spec';

/**
 * LiteLLM's `model_prices_and_context_window.json`: US dollars per token. Bounds of long prompts are "more than". A service
 * tier with prices for long prompts has a rule for both; without, a long prompt costs the same in every tier, which is never
 * too little. Regional factors and the fast mode of `provider_specific_entry` are multipliers. Per pixel, per second of video
 * input, per query of a search engine, DBU and commitments by the hour are not read.
 */
export function readLiteLlm(data: unknown): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  for (const [key, value, path] of findings.entries(data, [])) if (key !== SAMPLE) readEntry(findings, key, value, path);
  return findings;
}

function readEntry(findings: Findings, key: string, value: unknown, path: Path): void {
  const entry = findings.parse(ENTRY, value, path);
  if (entry === undefined) return;
  const keys = readCostKeys(entry);
  if (!('base' in keys)) return findings.problem([...path, keys.key], keys.problem);
  const mode = modePrices(entry);
  if ('problem' in mode) return findings.problem([...path, mode.key], mode.problem);
  const provider = providerOf(entry.litellm_provider);
  const priced = { ...stated(keys.base), ...mode.prices };
  const prices = Object.keys(priced).length === 0 && entry['input_cost_per_token'] === 0 ? { input: '0' } : priced;
  findings.add({ provider, model: modelOf(key, entry.litellm_provider), prices, rules: rulesOf(keys, entry) }, path);
}

/** Tiers first, long prompts over them, and what has a price for both last. */
function rulesOf(keys: CostKeys, entry: Readonly<Record<string, unknown>>): PriceRule[] {
  const base = tokenPrices(keys.base);
  const tiers: PriceRule[] = [];
  const both: PriceRule[] = [];
  for (const [tier, { prices, long }] of keys.tiers) {
    const when = { serviceTier: [tier] };
    if (Object.keys(prices).length > 0) tiers.push({ id: tier, when, prices: stated(prices) });
    both.push(...promptRules({ ...base, ...prices }, long, 'over', { id: tier, when }));
  }
  return [...tiers, ...promptRules(base, keys.long), ...both, ...factorsOf(entry)];
}

/** Multipliers of a place, or of Anthropic's fast mode. */
function factorsOf(entry: Readonly<Record<string, unknown>>): PriceRule[] {
  const factors = new Map<string, PriceRule>();
  const own = entry['provider_specific_entry'];
  const stated: readonly (readonly [string, unknown])[] = [
    ['us', entry['regional_processing_uplift_multiplier_us']],
    ['eu', entry['regional_processing_uplift_multiplier_eu']],
    ...(typeof own === 'object' && own !== null ? Object.entries(own) : []),
  ];
  for (const [name, value] of stated) {
    const multiply = typeof value === 'number' ? exactPrice(value) : undefined;
    if (multiply === undefined || !/^\d{1,4}(\.\d{1,10})?$/.test(multiply)) continue;
    if (name === 'us' || name === 'eu') factors.set(name, { id: name, when: { geography: [name] }, multiply });
    if (name === 'fast') factors.set(name, { id: name, when: { serviceTier: [name] }, multiply });
  }
  return [...factors.values()];
}

/** LiteLLM's name of a provider says which API of it is meant: `vertex_ai-anthropic_models`, `bedrock_converse`. */
function providerOf(name: string): string {
  const family = name.replace(/-(?:[a-z0-9_]+_models|[a-z]+-models)$/, '').replace(/^text-completion-/, '');
  return FAMILIES.get(family) ?? family;
}

const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['bedrock_converse', 'aws.bedrock'],
  ['bedrock_mantle', 'aws.bedrock'],
  ['azure_text', 'azure.ai.openai'],
  ['codestral', 'mistral_ai'],
]);

const PREFIXES: ReadonlySet<string> = new Set(['bedrock', 'vertex_ai', 'cohere', 'azure', 'azure_ai', 'openai', 'text-completion-openai']);

/** The id without the route that LiteLLM writes before it: `azure/gpt-5` is `gpt-5`, `openrouter/openai/gpt-5` is `openai/gpt-5`. */
function modelOf(key: string, provider: string): string {
  const slash = key.indexOf('/');
  const prefix = key.slice(0, Math.max(slash, 0));
  return slash > 0 && (prefix === provider || PREFIXES.has(prefix)) ? key.slice(slash + 1) : key;
}
