import { priced, seeing } from '../openai/terms.ts';
import { BATCH, DATA_ZONES, LIST_ALONE, ON_THE_LIST, priority, providers, REGIONS, retail, TOOLS } from './terms.ts';
import type { ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const NO_CACHE_RATE: PriceSource = retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree; neither has a cache rate, so cached input is billed as input.");
const ROUNDED: PriceSource = retail(
  "Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree. The list has prices for a thousand tokens with six decimals, so cached input in zones and regions reads up to 2 % more than the multiple: 0.028 for 0.0275.",
);
const PLACES: readonly PriceRule[] = [...DATA_ZONES, ...REGIONS];

/** GPT-4, the models that reason before GPT-5 and embeddings on Azure. These are also sold in single regions. */
export const AZURE_GPT_4: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-4.1', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '2', cache_read: '0.5', output: '8' }), ...TOOLS }, rules: [BATCH, priority('1.75'), ...PLACES] })],
  },
  {
    providers, model: 'gpt-4.1-mini', dated: true,
    versions: [priced({ version: 1, source: ROUNDED, prices: { ...seeing({ input: '0.4', cache_read: '0.1', output: '1.6' }), ...TOOLS }, rules: [BATCH, priority('1.75'), ...PLACES] })],
  },
  {
    providers, model: 'gpt-4.1-nano', dated: true,
    versions: [priced({ version: 1, source: ROUNDED, prices: { ...seeing({ input: '0.1', cache_read: '0.025', output: '0.4' }), ...TOOLS }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'gpt-4o', aliases: ['gpt-4o-2024-08-06', 'gpt-4o-2024-11-20'],
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '2.5', cache_read: '1.25', output: '10' }), ...TOOLS }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'gpt-4o-2024-05-13',
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { ...seeing({ input: '5', cache_read: '5', output: '15' }), ...TOOLS }, rules: [BATCH, ...DATA_ZONES] })],
  },
  {
    providers, model: 'gpt-4o-mini', dated: true,
    versions: [priced({ version: 1, source: ROUNDED, prices: { ...seeing({ input: '0.15', cache_read: '0.075', output: '0.6' }), ...TOOLS }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'gpt-4-turbo', aliases: ['gpt-4-turbo-2024-04-09'],
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: seeing({ input: '10', cache_read: '10', output: '30' }), rules: [BATCH] })],
  },
  {
    providers, model: 'gpt-4', aliases: ['gpt-4-0613'],
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { input: '30', cache_read: '30', output: '60' }, rules: [BATCH] })],
  },
  {
    providers, model: 'gpt-4-32k', aliases: ['gpt-4-32k-0613'],
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { input: '60', cache_read: '60', output: '120' } })],
  },
  {
    providers, model: 'gpt-35-turbo', aliases: ['gpt-35-turbo-0125', 'gpt-3.5-turbo', 'gpt-3.5-turbo-0125'],
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { input: '0.5', cache_read: '0.5', output: '1.5' }, rules: [BATCH] })],
  },
  {
    providers, model: 'gpt-35-turbo-16k', aliases: ['gpt-35-turbo-16k-0613'],
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { input: '3', cache_read: '3', output: '4' } })],
  },
  {
    providers, model: 'gpt-4.5-preview', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: seeing({ input: '75', cache_read: '37.5', output: '150' }) })],
  },
  {
    providers, model: 'o4-mini', dated: true,
    versions: [priced({
      version: 1,
      source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree; Azure's page rounds 0.275 for cached input to 0.28. In zones and regions the list rounds 0.3025 to 0.303."),
      prices: { ...seeing({ input: '1.1', cache_read: '0.275', output: '4.4' }), ...TOOLS },
      rules: [BATCH, ...PLACES],
    })],
  },
  {
    providers, model: 'o3', dated: true,
    versions: [priced({
      version: 1, validFrom: '2025-06-10T00:00:00Z',
      source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree; since the day of OpenAI's cut, what it cost before is not in this book."),
      prices: { ...seeing({ input: '2', cache_read: '0.5', output: '8' }), ...TOOLS },
      rules: [BATCH, ...PLACES],
    })],
  },
  {
    providers, model: 'o3-pro', dated: true,
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { ...seeing({ input: '20', cache_read: '20', output: '80' }), ...TOOLS }, rules: [BATCH] })],
  },
  {
    providers, model: 'o3-deep-research', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '10', cache_read: '2.5', output: '40' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'o3-mini', dated: true,
    versions: [priced({ version: 1, source: ROUNDED, prices: { input: '1.1', cache_read: '0.55', output: '4.4', ...TOOLS }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'o1', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '15', cache_read: '7.5', output: '60' }), ...TOOLS }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'o1-pro', dated: true,
    versions: [priced({ version: 1, source: LIST_ALONE, prices: { ...seeing({ input: '150', cache_read: '75', output: '600' }), ...TOOLS }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'o1-preview', dated: true,
    versions: [priced({ version: 1, source: LIST_ALONE, prices: { input: '15', cache_read: '7.5', output: '60' }, rules: PLACES })],
  },
  {
    providers, model: 'o1-mini', dated: true,
    versions: [priced({ version: 1, source: LIST_ALONE, prices: { input: '1.1', cache_read: '0.55', output: '4.4' }, rules: [BATCH, ...PLACES] })],
  },
  {
    providers, model: 'codex-mini', dated: true,
    versions: [priced({ version: 1, source: ROUNDED, prices: { ...seeing({ input: '1.5', cache_read: '0.375', output: '6' }), ...TOOLS }, rules: PLACES })],
  },
  {
    providers, model: 'computer-use-preview', dated: true,
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { ...seeing({ input: '3', cache_read: '3', output: '12' }), ...TOOLS }, rules: PLACES })],
  },
  {
    providers, model: 'text-embedding-3-small',
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { input: '0.02' }, rules: PLACES })],
  },
  {
    providers, model: 'text-embedding-3-large',
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { input: '0.13' }, rules: PLACES })],
  },
  {
    providers, model: 'text-embedding-ada-002',
    versions: [priced({ version: 1, source: LIST_ALONE, prices: { input: '0.1' }, rules: PLACES })],
  },
];
