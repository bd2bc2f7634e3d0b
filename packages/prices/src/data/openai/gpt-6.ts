import { over } from '../rules.ts';
import { BATCH, COMPLETION_WINDOWS, fast, FLEX, LONG, modelPage, priced, pricing, providers, RESIDENCY, seeing, TOOLS, ultrafast } from './terms.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const SOL_6_2: PriceSource = modelPage(
  'gpt-6.2-sol',
  "Every number is on OpenAI's model page, the length of the ultrafast promotion too; LiteLLM's announcement confirms input and output. No flex: OpenAI's page of flex processing says so.",
);

/** GPT-6: fast costs twice and ultrafast six times the rates of the same context length. */
export const GPT_6: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-6.2-astra',
    versions: [priced({
      version: 1, validFrom: '2026-11-17T00:00:00Z', status: 'imported',
      source: modelPage('gpt-6.2-astra', 'Younger than the compared lists. Input and output: the announcements of LiteLLM, Vercel and other resellers agree. Cached input: two of them say 60 % below gpt-6-astra. Cache writes, long context and tiers: from OpenAI\'s rules for GPT-6; no flex, as OpenAI\'s page of flex processing says.'),
      prices: { ...seeing({ input: '8', cache_read: '0.4', cache_write: '10', cache_write_12h: '20', output: '40' }), ...TOOLS },
      rules: [
        over(LONG, seeing({ input: '16', cache_read: '0.8', cache_write: '20', cache_write_12h: '40', output: '60' })),
        BATCH, fast('2'), ultrafast('6'), RESIDENCY, ...COMPLETION_WINDOWS,
      ],
    })],
  },
  {
    providers, model: 'gpt-6.2-sol',
    versions: [
      priced({
        version: 1, validFrom: '2026-11-17T00:00:00Z', validTo: '2027-03-01T00:00:00Z', source: SOL_6_2,
        prices: { ...seeing({ input: '2', cache_read: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '10' }), ...TOOLS },
        rules: [
          over(LONG, seeing({ input: '4', cache_read: '0.2', cache_write: '5', cache_write_12h: '10', output: '15' })),
          BATCH, fast('2'), ultrafast('3'), RESIDENCY, ...COMPLETION_WINDOWS,
        ],
      }),
      priced({
        version: 2, validFrom: '2027-03-01T00:00:00Z', source: SOL_6_2,
        prices: { ...seeing({ input: '2', cache_read: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '10' }), ...TOOLS },
        rules: [
          over(LONG, seeing({ input: '4', cache_read: '0.2', cache_write: '5', cache_write_12h: '10', output: '15' })),
          BATCH, fast('2'), ultrafast('6'), RESIDENCY, ...COMPLETION_WINDOWS,
        ],
      }),
    ],
  },
  {
    providers, model: 'gpt-6.1-sol',
    versions: [priced({
      version: 1, validFrom: '2026-09-29T00:00:00Z',
      source: modelPage('gpt-6.1-sol', 'OpenAI\'s model page, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree. Ultrafast: the model page, and Venice at six times.'),
      prices: { ...seeing({ input: '2', cache_read: '0.1', cache_write: '2.5', output: '10' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '4', cache_read: '0.2', cache_write: '5', output: '15' })), BATCH, FLEX, fast('2'), ultrafast('6'), RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-6.1-terra',
    versions: [priced({
      version: 1, validFrom: '2026-10-26T00:00:00Z',
      source: modelPage('gpt-6.1-terra', 'OpenAI\'s model page, pi-ai 1.5.2 and genai-prices 0.2.3 agree; tiers, 12-hour cache writes and residency are on the model page.'),
      prices: { ...seeing({ input: '1', cache_read: '0.05', cache_write: '1.25', cache_write_12h: '2.5', output: '5' }), ...TOOLS },
      rules: [
        over(LONG, seeing({ input: '2', cache_read: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '7.5' })),
        BATCH, FLEX, fast('2'), RESIDENCY, ...COMPLETION_WINDOWS,
      ],
    })],
  },
  {
    providers, model: 'gpt-6-astra', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-03T00:00:00Z',
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; LiteLLM and OpenAI\'s guide have ultrafast at six times, open to all since 2026-09-29.'),
      prices: { ...seeing({ input: '10', cache_read: '1', cache_write: '12.5', output: '50' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '20', cache_read: '2', cache_write: '25', output: '75' })), BATCH, FLEX, fast('2'), ultrafast('6'), RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-6-sol', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-22T00:00:00Z',
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; tiers: LiteLLM.'),
      prices: { ...seeing({ input: '2', cache_read: '0.2', cache_write: '2.5', output: '10' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '15' })), BATCH, FLEX, fast('2'), RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-6-luna', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-22T00:00:00Z',
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; tiers: LiteLLM.'),
      prices: { ...seeing({ input: '0.1', cache_read: '0.01', cache_write: '0.125', output: '0.5' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '0.75' })), BATCH, FLEX, fast('2'), RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-6-cyber',
    versions: [priced({ version: 1, status: 'imported', source: pricing('genai-prices 0.2.3 alone.'), prices: { ...seeing({ input: '20', cache_read: '2', cache_write: '25', output: '100' }), ...TOOLS } })],
  },
  {
    providers, model: 'gpt-6-rosalind',
    versions: [priced({
      version: 1, status: 'imported', source: pricing('genai-prices 0.2.3 alone.'),
      prices: { ...seeing({ input: '15', cache_read: '1.5', cache_write: '18.75', output: '75' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '30', cache_read: '3', cache_write: '37.5', output: '112.5' }))],
    })],
  },
  {
    providers, model: 'gpt-rosalind-research', aliases: ['gpt-rosalind-discovery'],
    versions: [priced({ version: 1, source: pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree.'), prices: { ...seeing({ input: '5', cache_read: '0.5', output: '25' }), ...TOOLS } })],
  },
];
