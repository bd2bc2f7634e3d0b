import { BATCH, claudeMeters, fast, US, type ClaudePrices } from './claude-rules.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import type { Deprecation, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';

const providers: readonly string[] = ['anthropic'];

/** Anthropic's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://platform.claude.com/docs/en/about-claude/pricing', checkedAt: CHECKED_AT, note };
}

/** The end of a model, as on Anthropic's page of deprecations. */
function retired(retiresAt: string, replacement: string): Deprecation {
  return {
    retiresAt: `${retiresAt}T00:00:00Z`,
    replacement,
    source: {
      url: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
      checkedAt: CHECKED_AT,
      note: 'Copies of Anthropic\'s page and its release notes agree; Amazon Bedrock and Google Cloud keep dates of their own.',
    },
  };
}

/** What differs between two versions of the prices of Claude models. */
interface Parts {
  readonly version?: number;
  readonly from: string;
  readonly to?: string;
  readonly status?: PriceStatus;
  readonly source: PriceSource;
  readonly prices: ClaudePrices;
  /** Rules beside the half price of a batch. */
  readonly rules?: readonly PriceRule[];
  /** The tools that Anthropic runs for the model: searches and code from Claude 3.5 Haiku on. */
  readonly tools?: 'search' | 'none';
}

/** Web searches per thousand; containers per hour and for no less than five minutes. */
const TOOLS: Readonly<Record<'all' | 'search' | 'none', Pick<PriceVersion, 'prices' | 'minimums'>>> = {
  all: { prices: { web_search: '10', code_execution_second: '0.05' }, minimums: { code_execution_second: 300 } },
  search: { prices: { web_search: '10' } },
  none: { prices: {} },
};

function claude({ version = 1, from, to, status = 'verified', source, prices, rules = [], tools }: Parts): PriceVersion {
  const { prices: fees, minimums } = TOOLS[tools ?? 'all'];
  return {
    version,
    validFrom: `${from}T00:00:00Z`,
    ...(to === undefined ? {} : { validTo: `${to}T00:00:00Z` }),
    recordedAt: RECORDED_AT,
    status,
    source,
    prices: { ...claudeMeters(prices), ...fees },
    rules: [...rules, BATCH],
    ...(minimums === undefined ? {} : { minimums }),
  };
}

const ALL_AGREE: PriceSource = pricing(
  'Copies of Anthropic\'s price page of August and September 2026, pi-ai 1.5.2 (which has no 1h writes), genai-prices 0.2.3, LiteLLM and OpenRouter of 2026-08-01 agree.',
);
const RETIRED_AGREE: PriceSource = pricing(
  'Copies of Anthropic\'s price page of 2025 and 2026, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree.',
);
const TIER_UNTIL_MARCH: PriceSource = pricing(
  'Anthropic\'s model page of the time says that more than 200K tokens were billed at long-context prices; the numbers, and their end on 2026-03-13, are in genai-prices 0.2.3 alone.',
);
const LONG_ON_REQUEST: PriceSource = pricing(
  'Copies of Anthropic\'s price page, pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM and OpenRouter of 2026-08-01 agree; the long-context tier is in all but pi-ai. It was for the beta of a million tokens, which ended on 2026-04-30: longer requests have been refused since.',
);

/** The Opus prices of 4 and 4.1, and of Claude 3. */
const OPUS_4: ClaudePrices = { input: '15', cache_read: '1.5', cache_write_5m: '18.75', cache_write_1h: '30', output: '75' };
/** The Opus prices of 4.5 to 5. */
const OPUS: ClaudePrices = { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' };
const OPUS_LONG: ClaudePrices = { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '37.5' };
/** The Sonnet prices from 3.5 to 4.6. */
const SONNET: ClaudePrices = { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' };
const SONNET_LONG: ClaudePrices = { input: '6', cache_read: '0.6', cache_write_5m: '7.5', cache_write_1h: '12', output: '22.5' };

/**
 * What the Claude API bills. Cache writes cost 1.25 times the input for five minutes and twice the input for an hour; images
 * and documents are input tokens like any other; a batch is at half, fees excepted; from Claude 4.6 on, inference in the
 * United States (`us`) costs 1.1 times every token price. Fast mode multiplies every token price and goes with geography and
 * caches, not with batches. Web searches cost $10 per thousand, fetches nothing. Containers cost $0.05 per hour: the hours
 * that an organisation has free each month, and those beside a web search, cannot be known from one call and are not taken
 * off. The priority tier is capacity that is committed to in advance: its calls are priced at list, as an estimate.
 */
export const ANTHROPIC: readonly ModelPrices[] = [
  // Fable and Mythos
  {
    providers, model: 'claude-fable-5-2', dated: true,
    versions: [claude({
      from: '2026-11-09', rules: [US, fast('2')],
      source: pricing('pi-ai 1.5.2 and its lists of OpenRouter and Vercel, genai-prices 0.2.3 (with the 1h writes) and the announcements of two resellers agree. Fast mode: Anthropic\'s page names the model, Google\'s model page the factor.'),
      prices: { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' },
    })],
  },
  {
    providers, model: 'claude-mythos-5-2', dated: true,
    versions: [claude({
      from: '2026-11-09', status: 'imported', rules: [US, fast('2')],
      source: pricing('genai-prices 0.2.3; by Anthropic\'s rule that Mythos costs what Fable of the same number does, in fast mode too.'),
      prices: { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' },
    })],
  },
  {
    providers, model: 'claude-fable-5-1', dated: true,
    versions: [claude({
      from: '2026-09-01', rules: [US],
      source: pricing('Copies of Anthropic\'s price page and release notes, pi-ai 1.5.2 and genai-prices 0.2.3 agree.'),
      prices: { input: '10', cache_read: '0.25', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    })],
  },
  {
    providers, model: 'claude-mythos-5-1', dated: true,
    versions: [claude({
      from: '2026-09-01', rules: [US],
      source: pricing('Copies of Anthropic\'s price page and release notes agree.'),
      prices: { input: '10', cache_read: '0.25', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    })],
  },
  {
    providers, model: 'claude-fable-5', dated: true,
    versions: [claude({
      from: '2026-06-09', source: ALL_AGREE, rules: [US],
      prices: { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    })],
  },
  {
    providers, model: 'claude-mythos-5', dated: true,
    versions: [claude({
      from: '2026-06-09', rules: [US],
      source: pricing('Two copies of Anthropic\'s price page agree, as does the release note of another price table on 2026-06-10.'),
      prices: { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    })],
  },

  // Opus
  {
    providers, model: 'claude-opus-5-5', dated: true,
    versions: [claude({
      from: '2026-09-22', rules: [US, fast('2')],
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM\'s announcement (with the 1h writes) agree. Fast mode: a copy of Anthropic\'s page, 8 and 40.'),
      prices: { input: '4', cache_read: '0.2', cache_write_5m: '5', cache_write_1h: '8', output: '20' },
    })],
  },
  {
    providers, model: 'claude-opus-5', dated: true,
    versions: [claude({ from: '2026-07-24', source: ALL_AGREE, rules: [US, fast('2')], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-8', dated: true,
    versions: [claude({ from: '2026-05-28', source: ALL_AGREE, rules: [US, fast('2')], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-7', dated: true,
    versions: [claude({ from: '2026-04-16', source: ALL_AGREE, rules: [US, fast('6')], prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-6', dated: true,
    versions: [
      claude({
        from: '2026-02-05', to: '2026-02-21', status: 'imported', prices: OPUS,
        source: pricing('The tier is in genai-prices 0.2.3 alone; that fast mode was 30 and 150, and 60 and 225 above 200K tokens, is in two copies of Anthropic\'s page.'),
        rules: [over(200_000, claudeMeters(OPUS_LONG)), US, fast('6')],
      }),
      claude({
        version: 2, from: '2026-02-21', to: '2026-03-13', status: 'imported', prices: OPUS,
        source: pricing('As before, but fast mode at one price for prompts of any length, as Anthropic\'s page was first read on 2026-02-21.'),
        rules: [
          over(200_000, claudeMeters(OPUS_LONG)),
          { id: 'fast-over-200000', when: { promptOver: 200_000, serviceTier: ['fast'] }, prices: claudeMeters(OPUS) },
          US, fast('6'),
        ],
      }),
      claude({ version: 3, from: '2026-03-13', to: '2026-06-29', source: ALL_AGREE, rules: [US, fast('6')], prices: OPUS }),
      claude({
        version: 4, from: '2026-06-29', rules: [US], prices: OPUS,
        source: pricing('As before; fast mode was removed on 2026-06-29, and calls that ask for it are served and billed at standard speed, as copies of the release notes and the price page say.'),
      }),
    ],
  },
  {
    providers, model: 'claude-opus-4-5', dated: true,
    versions: [claude({ from: '2025-11-24', source: ALL_AGREE, prices: OPUS })],
  },
  {
    providers, model: 'claude-opus-4-1', dated: true, deprecation: retired('2026-08-05', 'claude-opus-4-8'),
    versions: [claude({ from: '2025-08-05', source: RETIRED_AGREE, prices: OPUS_4 })],
  },
  {
    providers, model: 'claude-opus-4', aliases: ['claude-opus-4-0', 'claude-4-opus'], dated: true,
    deprecation: retired('2026-06-15', 'claude-opus-4-8'),
    versions: [claude({ from: '2025-05-22', source: RETIRED_AGREE, prices: OPUS_4 })],
  },

  // Sonnet
  {
    providers, model: 'claude-sonnet-5-5', dated: true,
    versions: [
      claude({
        from: '2026-09-28', to: '2026-10-07', rules: [US],
        source: pricing('A stored copy of Anthropic\'s model page and a price table released by others on 2026-10-01 agree.'),
        prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
      }),
      claude({
        version: 2, from: '2026-10-07', rules: [US],
        source: pricing('Cache reads were halved on 2026-10-07. pi-ai 1.5.2, genai-prices 0.2.3 and two price tables released by others in October agree.'),
        prices: { input: '2', cache_read: '0.1', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
      }),
    ],
  },
  {
    providers, model: 'claude-sonnet-5', dated: true,
    versions: [claude({
      from: '2026-06-30', rules: [US],
      source: pricing('Copies of Anthropic\'s pages, pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM and OpenRouter of 2026-08-01 agree. The rise to 3 and 15 that was announced for 2026-09-01 was called off.'),
      prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
    })],
  },
  {
    providers, model: 'claude-sonnet-4-6', dated: true,
    versions: [
      claude({
        from: '2026-02-17', to: '2026-03-13', status: 'imported', source: TIER_UNTIL_MARCH, prices: SONNET,
        rules: [over(200_000, claudeMeters(SONNET_LONG)), US],
      }),
      claude({ version: 2, from: '2026-03-13', source: ALL_AGREE, rules: [US], prices: SONNET }),
    ],
  },
  {
    providers, model: 'claude-sonnet-4-5', dated: true, deprecation: retired('2026-11-30', 'claude-sonnet-5-5'),
    versions: [claude({ from: '2025-09-29', source: LONG_ON_REQUEST, prices: SONNET, rules: [over(200_000, claudeMeters(SONNET_LONG))] })],
  },
  {
    providers, model: 'claude-sonnet-4', aliases: ['claude-sonnet-4-0', 'claude-4-sonnet'], dated: true,
    deprecation: retired('2026-06-15', 'claude-sonnet-4-6'),
    versions: [
      claude({ from: '2025-05-22', to: '2025-08-12', source: RETIRED_AGREE, prices: SONNET }),
      claude({ version: 2, from: '2025-08-12', source: LONG_ON_REQUEST, prices: SONNET, rules: [over(200_000, claudeMeters(SONNET_LONG))] }),
    ],
  },
  {
    providers, model: 'claude-3-7-sonnet', aliases: ['claude-3-7-sonnet-latest'], dated: true,
    deprecation: retired('2026-02-19', 'claude-sonnet-4-6'),
    versions: [claude({ from: '2025-02-24', source: RETIRED_AGREE, prices: SONNET })],
  },
  {
    providers, model: 'claude-3-5-sonnet', aliases: ['claude-3-5-sonnet-latest'], dated: true,
    deprecation: retired('2025-10-28', 'claude-sonnet-4-5'),
    versions: [claude({
      from: '2024-06-20', tools: 'search', prices: SONNET,
      source: pricing('Copies of Anthropic\'s price page of 2025 and genai-prices 0.2.3 agree.'),
    })],
  },
  {
    providers, model: 'claude-3-sonnet', dated: true, deprecation: retired('2025-07-21', 'claude-sonnet-4'),
    versions: [claude({
      from: '2024-03-04', status: 'imported', tools: 'none', prices: SONNET,
      source: pricing('genai-prices 0.2.3; input and output also in tables of 2024.'),
    })],
  },

  // Haiku
  {
    providers, model: 'claude-haiku-5-5', dated: true,
    versions: [claude({
      from: '2026-10-07',
      source: pricing('pi-ai 1.5.2 (which has no 1h writes), genai-prices 0.2.3 and readings of Anthropic\'s page on 2026-10-08 and 2026-10-09 agree.'),
      prices: { input: '0.1', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.2', output: '0.5' },
      rules: [
        over(100_000, claudeMeters({ input: '0.5', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1', output: '2.5' })),
        US,
      ],
    })],
  },
  {
    providers, model: 'claude-haiku-4-5', dated: true,
    versions: [claude({
      from: '2025-10-15', source: ALL_AGREE,
      prices: { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' },
    })],
  },
  {
    providers, model: 'claude-3-5-haiku', aliases: ['claude-3-5-haiku-latest'], dated: true,
    deprecation: retired('2026-02-19', 'claude-haiku-4-5'),
    versions: [
      claude({
        from: '2024-11-04', to: '2024-12-03', status: 'imported',
        source: pricing('The price at launch, and that it was cut about a month later, as an encyclopaedia reports them; the day of the cut is taken to be 2024-12-03. Caches by Anthropic\'s rule.'),
        prices: { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' },
      }),
      claude({
        version: 2, from: '2024-12-03',
        source: pricing('Copies of Anthropic\'s price page of 2025 and 2026 and genai-prices 0.2.3 agree.'),
        prices: { input: '0.8', cache_read: '0.08', cache_write_5m: '1', cache_write_1h: '1.6', output: '4' },
      }),
    ],
  },
  {
    providers, model: 'claude-3-haiku', dated: true, deprecation: retired('2026-04-20', 'claude-haiku-4-5'),
    versions: [claude({
      from: '2024-03-13', tools: 'none',
      source: pricing('Copies of Anthropic\'s price page of 2025 and 2026 and genai-prices 0.2.3 agree; LiteLLM has 6 for 1h writes, a slip. Anthropic rounded the cache prices.'),
      prices: { input: '0.25', cache_read: '0.03', cache_write_5m: '0.3', cache_write_1h: '0.5', output: '1.25' },
    })],
  },

  // Claude 3 Opus
  {
    providers, model: 'claude-3-opus', aliases: ['claude-3-opus-latest'], dated: true,
    deprecation: retired('2026-01-05', 'claude-opus-4-5'),
    versions: [claude({
      from: '2024-03-04', tools: 'none', prices: OPUS_4,
      source: pricing('Copies of Anthropic\'s price page of 2025 and genai-prices 0.2.3 agree; LiteLLM has 6 for 1h writes, a slip.'),
    })],
  },
];
