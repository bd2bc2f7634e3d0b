import type { Deprecation, MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { parameterPrices, tier } from './rules.ts';

const providers: readonly string[] = ['groq'];

/** Groq's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://groq.com/pricing', checkedAt: CHECKED_AT, note };
}

function version(
  number: number,
  [validFrom, validTo]: readonly [from: string, to?: string],
  status: PriceStatus,
  source: PriceSource,
  prices: MeterPrices,
  rules: readonly PriceRule[],
): PriceVersion {
  const until = validTo === undefined ? {} : { validTo };
  return { version: number, validFrom, ...until, recordedAt: RECORDED_AT, status, source, prices, rules };
}

/** Flex costs what on-demand does; it fails sooner. */
const FLEX: PriceRule = tier('flex', '1');
/** Half of input and output. Cached input costs half of input anyway, and the two discounts do not add up. */
const BATCH: PriceRule = tier('batch', '0.5', ['input', 'output']);
const TEXT: readonly PriceRule[] = [BATCH, FLEX];
const SPEECH_TO_TEXT: readonly PriceRule[] = [tier('batch', '0.5', ['audio_second']), FLEX];
/** Tools that run on Groq: a basic search, an advanced one, and an hour of code. Visits of websites, $1 per 1,000, and browsers by the hour are not told apart. */
const TOOLS: MeterPrices = { web_search: '5', code_execution_second: '0.18' };
const ADVANCED_SEARCH: PriceRule = parameterPrices('advanced-search', { search: 'advanced' }, { web_search: '8' });
const WITH_TOOLS: readonly PriceRule[] = [...TEXT, ADVANCED_SEARCH];

const AGREED = pricing('Groq\'s page of 2026, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. Batches cost half, flex as much as on demand: Groq\'s pages.');
const AGREED_TODAY = pricing('Groq\'s page of 2026, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. In batches cached input is billed at half of the input price, which is its price anyway; flex costs as much as on demand. Tools: Groq\'s page.');
const GUARDS = pricing('genai-prices 0.2.3 with Groq\'s model pages and Mastra\'s list of 2026-09 agree.');
const OLDER = pricing('genai-prices 0.2.3 and Mastra\'s list of 2026-09 agree.');
const WHISPER = pricing('Groq\'s pages, genai-prices 0.2.3, ai-sdk-cost-calculator 7.1.14 and LiteLLM (per second, rounded) agree; "Minimum Billed Length 10 seconds" is on Groq\'s page.');

function shutDown(day: string, replacement: string, note: string): Deprecation {
  return { retiresAt: `${day}T00:00:00Z`, replacement, source: { url: 'https://console.groq.com/docs/deprecations', checkedAt: CHECKED_AT, note } };
}

const LLAMA_3_ENDS = 'Enterprise customers alone after 2026-08-16: Groq\'s page as quoted by several customers.';

/** GroqCloud, on demand. Reasoning is output; cached input has a price only where Groq has one. */
export const GROQ: readonly ModelPrices[] = [
  // Open models of OpenAI
  {
    providers, model: 'openai/gpt-oss-120b',
    versions: [
      version(1, ['2025-08-05T00:00:00Z', '2025-11-01T00:00:00Z'], 'disputed',
        pricing('Launch price in LiteLLM\'s and models.dev\'s tables of 2025. When output went from 0.75 to 0.6 was not established; the new price is in readings of 2026-01-04.'),
        { input: '0.15', output: '0.75', ...TOOLS }, WITH_TOOLS),
      version(2, ['2025-11-01T00:00:00Z'], 'verified', AGREED_TODAY, { input: '0.15', cache_read: '0.075', output: '0.6', ...TOOLS }, WITH_TOOLS),
    ],
  },
  {
    providers, model: 'openai/gpt-oss-20b',
    versions: [
      version(1, ['2025-08-05T00:00:00Z', '2025-11-01T00:00:00Z'], 'disputed',
        pricing('Launch price in LiteLLM\'s and models.dev\'s tables of 2025. When it went from 0.1 and 0.5 to 0.075 and 0.3 was not established; the new price is in readings of 2026-01-04.'),
        { input: '0.1', output: '0.5', ...TOOLS }, WITH_TOOLS),
      version(2, ['2025-11-01T00:00:00Z'], 'verified', AGREED_TODAY, { input: '0.075', cache_read: '0.0375', output: '0.3', ...TOOLS }, WITH_TOOLS),
    ],
  },
  {
    providers, model: 'openai/gpt-oss-safeguard-20b',
    versions: [version(1, ['2025-10-29T00:00:00Z'], 'verified',
      pricing('pi-ai 1.5.2, genai-prices 0.2.3 and Mastra\'s list of 2026-09 agree; LiteLLM has cached input at 0.037, and models.dev took it out in June 2026.'),
      { input: '0.075', cache_read: '0.0375', output: '0.3' }, TEXT)],
  },

  // Qwen and Kimi
  {
    providers, model: 'qwen/qwen3.8-27b',
    versions: [version(1, ['2026-09-14T00:00:00Z'], 'verified', pricing('pi-ai 1.5.2, genai-prices 0.2.3 and Mastra\'s list of 2026-09 agree; Groq lists no cached input.'), { input: '0.8', input_image: '0.8', output: '4' }, TEXT)],
  },
  {
    providers, model: 'qwen/qwen3.6-27b',
    deprecation: shutDown('2026-09-14', 'qwen/qwen3.8-27b', 'Replaced by Qwen 3.8 on 2026-09-14: Groq\'s page as quoted by a customer.'),
    versions: [version(1, ['2026-05-01T00:00:00Z'], 'verified', pricing('pi-ai 1.5.2 and Mastra\'s list of 2026-09 agree. The day of release was not established.'), { input: '0.6', cache_read: '0.3', input_image: '0.6', cache_read_image: '0.3', output: '3' }, TEXT)],
  },
  {
    providers, model: 'qwen/qwen3-32b',
    versions: [version(1, ['2025-06-11T00:00:00Z'], 'verified', AGREED, { input: '0.29', output: '0.59' }, TEXT)],
  },
  {
    providers, model: 'moonshotai/kimi-k2-instruct-0905', aliases: ['moonshotai/kimi-k2-instruct'],
    deprecation: shutDown('2026-04-15', 'openai/gpt-oss-120b', 'Deprecated on 2026-03-23; the day of the end is what customers report.'),
    versions: [version(1, ['2025-07-14T00:00:00Z'], 'verified', AGREED, { input: '1', cache_read: '0.5', output: '3' }, TEXT)],
  },

  // Llama
  {
    providers, model: 'llama-3.3-70b-versatile', deprecation: shutDown('2026-08-16', 'openai/gpt-oss-120b', LLAMA_3_ENDS),
    versions: [version(1, ['2024-12-06T00:00:00Z'], 'verified', AGREED, { input: '0.59', output: '0.79' }, TEXT)],
  },
  {
    providers, model: 'llama-3.1-8b-instant', deprecation: shutDown('2026-08-16', 'openai/gpt-oss-20b', LLAMA_3_ENDS),
    versions: [version(1, ['2024-07-23T00:00:00Z'], 'verified', AGREED, { input: '0.05', output: '0.08' }, TEXT)],
  },
  {
    providers, model: 'meta-llama/llama-4-scout-17b-16e-instruct',
    versions: [version(1, ['2025-04-05T00:00:00Z'], 'verified', AGREED, { input: '0.11', input_image: '0.11', output: '0.34' }, TEXT)],
  },
  {
    providers, model: 'meta-llama/llama-4-maverick-17b-128e-instruct',
    versions: [version(1, ['2025-04-05T00:00:00Z'], 'verified',
      pricing('Groq\'s page of 2026, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; ai-sdk-cost-calculator 7.1.14 has another host\'s price.'),
      { input: '0.2', input_image: '0.2', output: '0.6' }, TEXT)],
  },
  {
    providers, model: 'meta-llama/llama-guard-4-12b',
    versions: [version(1, ['2025-05-29T00:00:00Z'], 'verified', AGREED, { input: '0.2', input_image: '0.2', output: '0.2' }, TEXT)],
  },
  {
    providers, model: 'meta-llama/llama-prompt-guard-2-86m',
    versions: [version(1, ['2025-05-29T00:00:00Z'], 'verified', GUARDS, { input: '0.04', output: '0.04' }, TEXT)],
  },
  {
    providers, model: 'meta-llama/llama-prompt-guard-2-22m',
    versions: [version(1, ['2025-05-29T00:00:00Z'], 'verified', GUARDS, { input: '0.03', output: '0.03' }, TEXT)],
  },
  { providers, model: 'llama-guard-3-8b', versions: [version(1, ['2024-07-23T00:00:00Z'], 'verified', OLDER, { input: '0.2', output: '0.2' }, TEXT)] },
  { providers, model: 'llama3-70b-8192', versions: [version(1, ['2024-04-18T00:00:00Z'], 'verified', OLDER, { input: '0.59', output: '0.79' }, TEXT)] },
  { providers, model: 'llama3-8b-8192', versions: [version(1, ['2024-04-18T00:00:00Z'], 'verified', OLDER, { input: '0.05', output: '0.08' }, TEXT)] },
  { providers, model: 'deepseek-r1-distill-llama-70b', versions: [version(1, ['2025-01-26T00:00:00Z'], 'verified', OLDER, { input: '0.75', output: '0.99' }, TEXT)] },
  { providers, model: 'gemma2-9b-it', versions: [version(1, ['2024-06-27T00:00:00Z'], 'verified', OLDER, { input: '0.2', output: '0.2' }, TEXT)] },
  { providers, model: 'mistral-saba-24b', versions: [version(1, ['2025-02-27T00:00:00Z'], 'verified', OLDER, { input: '0.79', output: '0.79' }, TEXT)] },

  // Systems of several models: tokens are billed as those of the models that they called, which the answer lists, and not here
  {
    providers, model: 'groq/compound', aliases: ['compound-beta', 'groq/compound-mini', 'compound-beta-mini'],
    versions: [version(1, ['2025-07-23T00:00:00Z'], 'verified',
      pricing('Fees of tools: Groq\'s price page and model page agree. Tokens pass through at the prices of the models behind it and have none of its own.'),
      TOOLS, [ADVANCED_SEARCH])],
  },

  // Speech to text, by the hour; a request is billed as no less than ten seconds
  {
    providers, model: 'whisper-large-v3',
    versions: [{ ...version(1, ['2024-02-01T00:00:00Z'], 'verified', WHISPER, { audio_second: '0.111' }, SPEECH_TO_TEXT), minimums: { audio_second: 10 } }],
  },
  {
    providers, model: 'whisper-large-v3-turbo',
    versions: [{ ...version(1, ['2024-10-09T00:00:00Z'], 'verified', WHISPER, { audio_second: '0.04' }, SPEECH_TO_TEXT), minimums: { audio_second: 10 } }],
  },
  {
    providers, model: 'distil-whisper-large-v3-en',
    versions: [{
      ...version(1, ['2024-08-20T00:00:00Z'], 'verified', pricing('Two readings of Groq\'s documentation of 2025 agree, also on the minimum of 10 seconds.'), { audio_second: '0.02' }, SPEECH_TO_TEXT),
      minimums: { audio_second: 10 },
    }],
  },

  // Text to speech, by the character
  {
    providers, model: 'canopylabs/orpheus-v1-english',
    versions: [version(1, ['2025-12-01T00:00:00Z'], 'verified', pricing('Groq\'s page and genai-prices 0.2.3 agree. The day of release was not established.'), { character: '22' }, [FLEX])],
  },
  {
    providers, model: 'canopylabs/orpheus-arabic-saudi',
    versions: [version(1, ['2025-12-01T00:00:00Z'], 'verified', pricing('Groq\'s page and genai-prices 0.2.3 agree. The day of release was not established.'), { character: '40' }, [FLEX])],
  },
  {
    providers, model: 'playai-tts', aliases: ['playai-tts-arabic'],
    versions: [version(1, ['2025-03-26T00:00:00Z'], 'imported', pricing('LiteLLM of 2026-08-01 alone.'), { character: '50' }, [FLEX])],
  },
];
