import { BATCH, claudeMeters, fast, type ClaudePrices, type ClaudePricesWithout1h } from './claude-rules.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';

const providers: readonly string[] = ['gcp.vertex_ai'];

/** Google's price page for Claude, and which readings were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://cloud.google.com/vertex-ai/generative-ai/pricing', checkedAt: CHECKED_AT, note };
}

const AGREE: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree, and with Anthropic\'s own price; that regions and multi-regions cost 10 % more from Claude 4.5 on is on Anthropic\'s price page.');
const AS_ANTHROPIC: PriceSource = pricing('genai-prices 0.2.3 agrees with Anthropic\'s own price; that regions and multi-regions cost 10 % more is on Anthropic\'s price page.');
const OLDER: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree, and with Anthropic\'s own price; before Claude 4.5 every endpoint costs the same.');

/** A region or a multi-region (`us-east5`, `eu`), which costs more than the global endpoint from Claude 4.5 on. */
const REGIONAL: PriceRule = { id: 'regional', when: { geographyNot: ['global'] }, multiply: '1.1' };

interface Parts {
  readonly version?: number;
  readonly from: string;
  readonly to?: string;
  readonly status?: PriceStatus;
  readonly source: PriceSource;
  readonly prices: ClaudePrices | ClaudePricesWithout1h;
  readonly rules?: readonly PriceRule[];
}

/** Searches cost what they do at Anthropic; containers are not on offer. */
function claude({ version = 1, from, to, status = 'verified', source, prices, rules = [] }: Parts): PriceVersion {
  const searches: MeterPrices = from < '2025-05-22' ? {} : { web_search: '10' };
  return {
    version,
    validFrom: `${from}T00:00:00Z`,
    ...(to === undefined ? {} : { validTo: `${to}T00:00:00Z` }),
    recordedAt: RECORDED_AT,
    status,
    source,
    prices: { ...claudeMeters(prices), ...searches },
    rules: [...rules, BATCH],
  };
}

const OPUS_4: ClaudePrices = { input: '15', cache_read: '1.5', cache_write_5m: '18.75', cache_write_1h: '30', output: '75' };
const OPUS: ClaudePrices = { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' };
const SONNET: ClaudePrices = { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' };
const SONNET_LONG: ClaudePrices = { input: '6', cache_read: '0.6', cache_write_5m: '7.5', cache_write_1h: '12', output: '22.5' };

/**
 * Claude on Google Cloud (Vertex AI, now Agent Platform), at the prices of the global endpoint, which count as well where the
 * location of a call is not known. Ids carry their date after an `@`.
 */
export const VERTEX_ANTHROPIC: readonly ModelPrices[] = [
  {
    providers, model: 'claude-fable-5-2', aliases: ['claude-fable-5-2@default'], dated: true,
    versions: [claude({
      from: '2026-11-09', rules: [REGIONAL, fast('2')],
      source: pricing('genai-prices 0.2.3 and Vercel\'s list agree with Anthropic\'s own price. Fast mode at twice every token price, searches excepted: Google\'s model page.'),
      prices: { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' },
    })],
  },
  {
    providers, model: 'claude-fable-5-1', aliases: ['claude-fable-5-1@default'], dated: true,
    versions: [claude({
      from: '2026-09-01', source: AS_ANTHROPIC, rules: [REGIONAL],
      prices: { input: '10', cache_read: '0.25', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    })],
  },
  {
    providers, model: 'claude-fable-5', aliases: ['claude-fable-5@default'], dated: true,
    versions: [claude({
      from: '2026-06-09', source: AGREE, rules: [REGIONAL],
      prices: { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    })],
  },
  {
    providers, model: 'claude-opus-5-5', aliases: ['claude-opus-5-5@default'], dated: true,
    versions: [claude({
      from: '2026-09-22', rules: [REGIONAL, fast('2')],
      source: pricing('genai-prices 0.2.3 agrees with Anthropic\'s own price. Fast mode: Anthropic\'s page names the model and Google Cloud; the factor is Anthropic\'s.'),
      prices: { input: '4', cache_read: '0.2', cache_write_5m: '5', cache_write_1h: '8', output: '20' },
    })],
  },
  {
    providers, model: 'claude-opus-5', aliases: ['claude-opus-5@default'], dated: true,
    versions: [claude({ from: '2026-07-24', source: AGREE, rules: [REGIONAL], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-8', aliases: ['claude-opus-4-8@default'], dated: true,
    versions: [claude({ from: '2026-05-28', source: AGREE, rules: [REGIONAL], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-7', aliases: ['claude-opus-4-7@default'], dated: true,
    versions: [claude({ from: '2026-04-16', source: AGREE, rules: [REGIONAL], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-6', aliases: ['claude-opus-4-6@default'], dated: true,
    versions: [
      claude({
        from: '2026-02-05', to: '2026-03-13', status: 'imported', prices: OPUS,
        source: pricing('The tier, and its end on 2026-03-13, are in genai-prices 0.2.3 alone; its 1h writes by Anthropic\'s rule.'),
        rules: [over(200_000, claudeMeters({ input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '37.5' })), REGIONAL],
      }),
      claude({ version: 2, from: '2026-03-13', source: AGREE, rules: [REGIONAL], prices: OPUS }),
    ],
  },
  {
    providers, model: 'claude-opus-4-5', dated: true,
    versions: [claude({ from: '2025-11-24', source: AGREE, rules: [REGIONAL], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-1', dated: true,
    versions: [claude({ from: '2025-08-05', source: OLDER, prices: OPUS_4 })],
  },
  {
    providers, model: 'claude-opus-4', dated: true,
    versions: [claude({ from: '2025-05-22', source: OLDER, prices: OPUS_4 })],
  },
  {
    providers, model: 'claude-sonnet-5-5', aliases: ['claude-sonnet-5-5@default'], dated: true,
    versions: [
      claude({
        from: '2026-09-28', to: '2026-10-07', status: 'imported', rules: [REGIONAL],
        source: pricing('Anthropic\'s own price before it halved cache reads on 2026-10-07.'),
        prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
      }),
      claude({
        version: 2, from: '2026-10-07', source: AS_ANTHROPIC, rules: [REGIONAL],
        prices: { input: '2', cache_read: '0.1', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
      }),
    ],
  },
  {
    providers, model: 'claude-sonnet-5', aliases: ['claude-sonnet-5@default'], dated: true,
    versions: [claude({
      from: '2026-06-30', rules: [REGIONAL],
      source: pricing('LiteLLM of 2026-08-01 agrees with Anthropic\'s own price; that regions and multi-regions cost 10 % more is on Anthropic\'s price page.'),
      prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
    })],
  },
  {
    providers, model: 'claude-sonnet-4-6', aliases: ['claude-sonnet-4-6@default'], dated: true,
    versions: [claude({
      from: '2026-02-17', rules: [REGIONAL], prices: SONNET,
      source: pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree, and with Anthropic\'s own price. Whether Google billed a long-context tier until 2026-03-13, as Anthropic did, no source says.'),
    })],
  },
  {
    providers, model: 'claude-sonnet-4-5', dated: true,
    versions: [claude({
      from: '2025-09-29', prices: SONNET, rules: [over(200_000, claudeMeters(SONNET_LONG)), REGIONAL],
      source: pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree, tier included, and with Anthropic\'s own price.'),
    })],
  },
  {
    providers, model: 'claude-sonnet-4', dated: true,
    versions: [claude({
      from: '2025-05-22', prices: SONNET, rules: [over(200_000, claudeMeters(SONNET_LONG))],
      source: pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; the tier is in the latter and on Anthropic\'s price page.'),
    })],
  },
  {
    providers, model: 'claude-3-7-sonnet', dated: true,
    versions: [claude({ from: '2025-02-24', source: OLDER, prices: SONNET })],
  },
  {
    providers, model: 'claude-3-5-sonnet', aliases: ['claude-3-5-sonnet-v2'], dated: true,
    versions: [claude({
      from: '2024-06-20', source: OLDER,
      prices: { input: '3', cache_read: '0.3', cache_write_5m: '3.75', output: '15' },
    })],
  },
  {
    providers, model: 'claude-haiku-5-5', aliases: ['claude-haiku-5-5@default'], dated: true,
    versions: [claude({
      from: '2026-10-07', source: AS_ANTHROPIC,
      prices: { input: '0.1', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.2', output: '0.5' },
      rules: [
        over(100_000, claudeMeters({ input: '0.5', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1', output: '2.5' })),
        REGIONAL,
      ],
    })],
  },
  {
    providers, model: 'claude-haiku-4-5', dated: true,
    versions: [claude({
      from: '2025-10-15', source: AGREE, rules: [REGIONAL],
      prices: { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' },
    })],
  },
  {
    providers, model: 'claude-3-5-haiku', dated: true,
    versions: [claude({
      from: '2024-12-03',
      source: pricing('genai-prices 0.2.3 and Anthropic\'s price page, which says that Google still serves it, agree; LiteLLM has the price at launch, 1 and 5.'),
      prices: { input: '0.8', cache_read: '0.08', cache_write_5m: '1', output: '4' },
    })],
  },
  {
    providers, model: 'claude-3-haiku', dated: true,
    versions: [claude({
      from: '2024-03-13', source: OLDER,
      prices: { input: '0.25', cache_read: '0.03', cache_write_5m: '0.3', output: '1.25' },
    })],
  },
  {
    providers, model: 'claude-3-opus', dated: true,
    versions: [claude({
      from: '2024-03-04', source: OLDER,
      prices: { input: '15', cache_read: '1.5', cache_write_5m: '18.75', output: '75' },
    })],
  },
];
