import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { tier } from './rules.ts';
import type { Deprecation, MeterPrices, ModelPrices, PriceRule, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['mistral_ai'];

/** Mistral's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://docs.mistral.ai/inference/pricing', checkedAt: CHECKED_AT, note };
}

function retired(retiresAt: string, replacement: string): Deprecation {
  return { retiresAt, replacement, source: { url: 'https://docs.mistral.ai/models', checkedAt: CHECKED_AT } };
}

const AGREED: PriceSource = pricing(
  'Mistral\'s page of late summer 2026 and the data of its documentation, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree. Batch at half, cached input too: the page and genai-prices. Regional endpoints at 1.1: Mistral\'s page about them. Web searches and images of agents: Mistral\'s page.',
);
const DOCUMENTED: PriceSource = pricing('The data of Mistral\'s documentation, genai-prices 0.2.3 and LiteLLM (of 2026-08-01 or 1.109.1) agree.');
const LATEST: PriceSource = pricing('Mistral\'s page of late summer 2026, pi-ai 1.5.2, genai-prices 0.2.3 or LiteLLM 1.109.1 name the model that the alias means today. Mistral moves aliases without notice, and answers with the alias.');
const OLDER_LATEST: PriceSource = pricing('What the alias meant until that day: genai-prices 0.2.3 or simonw/llm-prices of June 2026, from Mistral\'s documentation.');
const OCR: PriceSource = pricing('The data of Mistral\'s documentation, genai-prices 0.2.3 and LiteLLM 1.109.1 agree, batch included.');
const SPOKEN: PriceSource = pricing('By the minute on Mistral\'s page of late summer 2026; genai-prices 0.2.3 and LiteLLM 1.109.1 agree.');
const THIRD_PARTY: PriceSource = pricing('Mistral\'s guide to its models, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree.');

/** Text, and images that are billed as text. */
function chat(input: string, output: string, cached?: string): MeterPrices {
  const read = cached === undefined ? {} : { cache_read: cached, cache_read_image: cached };
  return { input, ...read, input_image: input, output };
}

/** What agents' tools cost on top: a thousand searches, one image. */
const TOOLS: MeterPrices = { web_search: '30', image: '0.1' };

const BATCH: PriceRule = tier('batch', '0.5');
const REGIONAL: PriceRule = { id: 'regional', when: { geography: ['eu', 'us'] }, multiply: '1.1' };
const CHAT_RULES: readonly PriceRule[] = [BATCH, REGIONAL];

/** A page whose annotations are asked for costs more; batch halves either. */
function annotated(page: string): readonly PriceRule[] {
  return [{ id: 'annotated', when: { parameters: { annotations: ['true'] } }, prices: { page } }, tier('batch', '0.5', ['page'])];
}

const LARGE_3: MeterPrices = { ...chat('0.5', '1.5', '0.05'), ...TOOLS };
const MEDIUM_35: MeterPrices = { ...chat('1.5', '7.5', '0.15'), ...TOOLS };
const MEDIUM_31: MeterPrices = { ...chat('0.4', '2', '0.04'), ...TOOLS };
const SMALL_4: MeterPrices = { ...chat('0.15', '0.6', '0.015'), ...TOOLS };
const SMALL_32: MeterPrices = chat('0.1', '0.3', '0.01');

/**
 * Prices of Mistral's own API. An alias that has changed its model has an entry of its own with a version for each model that
 * it has meant; other aliases mean what they mean today.
 */
export const MISTRAL: readonly ModelPrices[] = [
  // Large
  {
    providers, model: 'mistral-large-4-0', aliases: ['mistral-large-4', 'mistral-large-4-0-8'],
    versions: [
      {
        version: 1, validFrom: '2026-10-06T00:00:00Z', validTo: '2026-10-20T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Launch price: the data of Mistral\'s documentation and genai-prices 0.2.3 agree.'),
        prices: { ...chat('0.68', '2.09', '0.07'), ...TOOLS }, rules: CHAT_RULES,
      },
      {
        version: 2, validFrom: '2026-10-20T00:00:00Z', validTo: '2026-10-29T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('The list price that the launch price was a reduction of: the data of Mistral\'s documentation, genai-prices 0.2.3 and LiteLLM 1.109.1 agree.'),
        prices: { ...chat('1.36', '4.18', '0.14'), ...TOOLS }, rules: CHAT_RULES,
      },
      {
        version: 3, validFrom: '2026-10-29T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.2.3 (Mistral\'s page of 2026-10-29), pi-ai 1.5.2 and Vercel\'s list in it agree; LiteLLM 1.109.1 still has the price before.'),
        prices: { ...chat('0.7', '2.1', '0.07'), ...TOOLS }, rules: CHAT_RULES,
      },
    ],
  },
  {
    providers, model: 'mistral-large-2512', aliases: ['mistral-large-3'],
    versions: [{ version: 1, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED, prices: LARGE_3, rules: CHAT_RULES }],
  },
  {
    providers, model: 'mistral-large-latest',
    versions: [
      { version: 1, validTo: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: { input: '2', output: '6' }, rules: [BATCH] },
      {
        version: 2, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Large 3, and not Large 4: Mistral\'s page, pi-ai 1.5.2, LiteLLM and ai-sdk-cost-calculator 7.1.14 agree; genai-prices 0.2.3 still has the 2 and 6 of 2024.'),
        prices: LARGE_3, rules: CHAT_RULES,
      },
    ],
  },
  {
    providers, model: 'mistral-large-2411',
    versions: [{ version: 1, validFrom: '2024-11-18T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: DOCUMENTED, prices: { input: '2', output: '6' }, rules: [BATCH] }],
  },
  {
    providers, model: 'pixtral-large-2411', aliases: ['pixtral-large-latest'], deprecation: retired('2026-05-31T00:00:00Z', 'mistral-large-2512'),
    versions: [{ version: 1, validFrom: '2024-11-18T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: DOCUMENTED, prices: chat('2', '6'), rules: [BATCH] }],
  },

  // Medium
  {
    providers, model: 'mistral-medium-2604', aliases: ['mistral-medium-3.5', 'mistral-medium-3-5'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: AGREED, prices: MEDIUM_35, rules: CHAT_RULES }],
  },
  {
    providers, model: 'mistral-medium-latest', aliases: ['mistral-medium-3', 'mistral-medium'],
    versions: [
      { version: 1, validFrom: '2025-08-12T00:00:00Z', validTo: '2026-06-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: MEDIUM_31, rules: CHAT_RULES },
      { version: 2, validFrom: '2026-06-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: LATEST, prices: MEDIUM_35, rules: CHAT_RULES },
    ],
  },
  {
    providers, model: 'mistral-medium-2508', aliases: ['mistral-medium-2505', 'mistral-medium-3-1-2508'],
    versions: [{ version: 1, validFrom: '2025-05-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED, prices: MEDIUM_31, rules: CHAT_RULES }],
  },
  {
    providers, model: 'magistral-medium-2509', aliases: ['magistral-medium-1-2-2509', 'magistral-medium-2506', 'magistral-medium-2507'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: DOCUMENTED, prices: chat('2', '5'), rules: [BATCH] }],
  },
  {
    providers, model: 'magistral-medium-latest',
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'disputed',
      source: pricing('Magistral Medium 1.2 in pi-ai 1.5.2, genai-prices 0.2.3 and ai-sdk-cost-calculator 7.1.14; LiteLLM 1.109.1 has the 1.5 and 7.5 of Medium 3.5, into which Mistral folds its reasoning models.'),
      prices: chat('2', '5', '0.2'), rules: [BATCH],
    }],
  },

  // Small
  {
    providers, model: 'mistral-small-2603', aliases: ['magistral-small-latest'],
    versions: [{
      version: 1, validFrom: '2026-03-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Mistral\'s page of late summer 2026 and the data of its documentation from the first day, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; readings of Mistral\'s home page until June 2026 had 0.1 and 0.3. magistral-small-latest: folded into Small 4 by 2026-07-01, the day was not established.'),
      prices: SMALL_4, rules: CHAT_RULES,
    }],
  },
  {
    providers, model: 'mistral-small-latest',
    versions: [
      { version: 1, validFrom: '2025-03-17T00:00:00Z', validTo: '2026-03-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: SMALL_32, rules: CHAT_RULES },
      {
        version: 2, validFrom: '2026-03-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Small 4: Mistral\'s page of late summer 2026, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; LiteLLM of 2026-08-01 had 0.06 and 0.18.'),
        prices: SMALL_4, rules: CHAT_RULES,
      },
    ],
  },
  {
    providers, model: 'mistral-small-2506', aliases: ['mistral-small-3-2-2506'],
    versions: [{
      version: 1, validFrom: '2025-06-20T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('The data of Mistral\'s documentation, pi-ai 1.5.2 and genai-prices 0.2.3 agree; LiteLLM of 2026-08-01 had 0.06 and 0.18.'),
      prices: SMALL_32, rules: CHAT_RULES,
    }],
  },
  {
    providers, model: 'open-mistral-nemo', aliases: ['open-mistral-nemo-2407', 'mistral-nemo'],
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('The data of Mistral\'s documentation, pi-ai 1.5.2 and genai-prices 0.2.3 agree; LiteLLM 1.109.1 has 0.3.'),
      prices: { input: '0.15', cache_read: '0.015', output: '0.15' }, rules: [BATCH],
    }],
  },
  {
    providers, model: 'pixtral-12b-2409', aliases: ['pixtral-12b', 'pixtral-12b-latest'],
    versions: [{
      version: 1, validFrom: '2024-09-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; ai-sdk-cost-calculator 7.1.14 has 0.1.'),
      prices: chat('0.15', '0.15', '0.015'), rules: [BATCH],
    }],
  },

  // Ministral
  {
    providers, model: 'ministral-14b-2512', aliases: ['ministral-14b-latest', 'ministral-3-14b-2512'],
    versions: [{ version: 1, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED, prices: chat('0.2', '0.2', '0.02'), rules: CHAT_RULES }],
  },
  {
    providers, model: 'ministral-8b-2512', aliases: ['ministral-3-8b-2512'],
    versions: [{ version: 1, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED, prices: chat('0.15', '0.15', '0.015'), rules: CHAT_RULES }],
  },
  {
    providers, model: 'ministral-8b-latest',
    versions: [
      { version: 1, validTo: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: { input: '0.1', output: '0.1' }, rules: [BATCH] },
      { version: 2, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: LATEST, prices: chat('0.15', '0.15', '0.015'), rules: CHAT_RULES },
    ],
  },
  {
    providers, model: 'ministral-3b-2512', aliases: ['ministral-3-3b-2512'],
    versions: [{ version: 1, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED, prices: chat('0.1', '0.1', '0.01'), rules: CHAT_RULES }],
  },
  {
    providers, model: 'ministral-3b-latest',
    versions: [
      { version: 1, validTo: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: { input: '0.04', output: '0.04' }, rules: [BATCH] },
      { version: 2, validFrom: '2025-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: LATEST, prices: chat('0.1', '0.1', '0.01'), rules: CHAT_RULES },
    ],
  },

  // Code
  {
    providers, model: 'codestral-2508', aliases: ['codestral-latest'],
    versions: [{
      version: 1, validFrom: '2025-07-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED,
      prices: { input: '0.3', cache_read: '0.03', output: '0.9' }, rules: CHAT_RULES,
    }],
  },
  {
    providers, model: 'devstral-2512', aliases: ['devstral-latest', 'devstral-medium-latest'],
    versions: [{
      version: 1, validFrom: '2025-12-09T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('The data of Mistral\'s documentation, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; ai-sdk-cost-calculator 7.1.14 has an output of 0.9. Deprecated on 2026-05-22.'),
      prices: { input: '0.4', cache_read: '0.04', output: '2' }, rules: CHAT_RULES,
    }],
  },
  {
    providers, model: 'devstral-small-2507', aliases: ['devstral-small-2505', 'devstral-small-latest'],
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('The data of Mistral\'s documentation, genai-prices 0.2.3 and LiteLLM 1.109.1 agree, on cached input LiteLLM alone.'),
      prices: chat('0.1', '0.3', '0.01'), rules: [BATCH],
    }],
  },
  {
    providers, model: 'codestral-embed-2505', aliases: ['codestral-embed'],
    versions: [{ version: 1, validFrom: '2025-05-28T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: DOCUMENTED, prices: { input: '0.15', cache_read: '0.015' }, rules: [BATCH] }],
  },
  {
    providers, model: 'mistral-embed', aliases: ['mistral-embed-2312'],
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Mistral\'s page, genai-prices 0.2.3 and LiteLLM 1.109.1 agree. genai-prices also has a price of output, of which there is none.'),
      prices: { input: '0.1' }, rules: [BATCH],
    }],
  },

  // Documents, speech, moderation
  {
    providers, model: 'mistral-ocr-4-1', aliases: ['mistral-ocr-4', 'mistral-ocr-4-0'],
    versions: [{ version: 1, validFrom: '2026-06-23T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OCR, prices: { page: '4' }, rules: annotated('5') }],
  },
  {
    providers, model: 'mistral-ocr-2512', aliases: ['mistral-ocr-3', 'mistral-ocr-3-0'],
    versions: [{ version: 1, validFrom: '2025-12-18T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OCR, prices: { page: '2' }, rules: annotated('3') }],
  },
  {
    providers, model: 'mistral-ocr-2505',
    versions: [{ version: 1, validFrom: '2025-05-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OCR, prices: { page: '1' }, rules: annotated('3') }],
  },
  {
    providers, model: 'mistral-ocr-latest',
    versions: [
      { version: 1, validFrom: '2025-05-22T00:00:00Z', validTo: '2025-12-18T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: { page: '1' }, rules: annotated('3') },
      { version: 2, validFrom: '2025-12-18T00:00:00Z', validTo: '2026-06-23T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: OLDER_LATEST, prices: { page: '2' }, rules: annotated('3') },
      { version: 3, validFrom: '2026-06-23T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: LATEST, prices: { page: '4' }, rules: annotated('5') },
    ],
  },
  {
    providers, model: 'voxtral-small-2507', aliases: ['voxtral-small-latest'],
    versions: [
      {
        version: 1, validFrom: '2025-07-15T00:00:00Z', validTo: '2026-08-11T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('The data of Mistral\'s documentation and genai-prices 0.2.3 agree. Audio is billed by the minute, $0.004, and text by the token.'),
        prices: { input: '0.1', cache_read: '0.01', output: '0.3', audio_second: '0.24' }, rules: [BATCH],
      },
      {
        version: 2, validFrom: '2026-08-11T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Mistral\'s page of late summer 2026, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree. Whether batch halves the minutes of audio was not established.'),
        prices: { input: '0.1', cache_read: '0.01', output: '0.4', audio_second: '0.24' }, rules: [BATCH],
      },
    ],
  },
  {
    providers, model: 'voxtral-mini-2602', aliases: ['voxtral-mini-latest'],
    versions: [{ version: 1, validFrom: '2026-02-04T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: SPOKEN, prices: { audio_second: '0.18' }, rules: [tier('batch', '0.5', ['audio_second'])] }],
  },
  {
    providers, model: 'voxtral-mini-transcribe-realtime-2602', aliases: ['voxtral-mini-realtime-2602', 'voxtral-mini-realtime-latest', 'voxtral-mini-transcribe-realtime-latest'],
    versions: [{ version: 1, validFrom: '2026-02-04T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: SPOKEN, prices: { audio_second: '0.36' } }],
  },
  {
    providers, model: 'voxtral-mini-transcribe-3-0', aliases: ['voxtral-mini-transcribe-3'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('genai-prices 0.2.3 and LiteLLM 1.109.1 agree.'), prices: { audio_second: '0.21' } }],
  },
  {
    providers, model: 'voxtral-small-transcribe-3-0', aliases: ['voxtral-small-transcribe-3'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('genai-prices 0.2.3 and LiteLLM 1.109.1 agree.'), prices: { audio_second: '0.24' } }],
  },
  {
    providers, model: 'voxtral-mini-transcribe-realtime-3-0', aliases: ['voxtral-mini-transcribe-realtime-3'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('genai-prices 0.2.3 and LiteLLM 1.109.1 agree.'), prices: { audio_second: '0.48' } }],
  },
  {
    providers, model: 'voxtral-mini-tts-2603', aliases: ['voxtral-mini-tts-latest', 'voxtral-tts-2603'],
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Mistral\'s page of late summer 2026 ($0.016 for a thousand characters), LiteLLM 1.109.1 and ai-sdk-cost-calculator 7.1.14 agree.'),
      prices: { character: '16' },
    }],
  },
  {
    providers, model: 'voxtral-mini-tts-3-0', aliases: ['voxtral-mini-tts-3'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('LiteLLM 1.109.1 alone.'), prices: { character: '13' } }],
  },
  {
    providers, model: 'mistral-moderation-2603',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'free', source: pricing('"Free" on Mistral\'s page of late summer 2026; zero in LiteLLM 1.109.1.'), prices: { input: '0', output: '0' } }],
  },
  {
    providers, model: 'mistral-moderation-2411',
    versions: [{ version: 1, validFrom: '2024-11-06T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: pricing('The data of Mistral\'s documentation alone.'), prices: { input: '0.1' } }],
  },

  // Other makers' models that Mistral serves
  {
    providers, model: 'zai-glm-5-3', aliases: ['zai-glm-latest', 'zai-glm-5'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: THIRD_PARTY, prices: { input: '1.4', cache_read: '0.14', output: '4.4' } }],
  },
  {
    providers, model: 'zai-glm-5-3-flash',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: THIRD_PARTY, prices: chat('0.15', '0.5', '0.03') }],
  },
  {
    providers, model: 'deepseek-v4-1-flash-1017',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: THIRD_PARTY, prices: chat('0.3', '1.2', '0.007') }],
  },
];
