import { deprecated, modelPage, priced, pricing, providers, RESIDENCY, TOOLS } from './terms.ts';
import type { MeterPrices, ModelPrices, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing(
  'genai-prices 0.2.3 and LiteLLM 1.105.0 agree; none has a cache rate, so cached input is billed as input.',
);
const PREVIEW: PriceSource = pricing(
  "LiteLLM 1.105.0 and OpenAI's model page agree; genai-prices 0.2.3 has the text alone. None has a cache rate, so cached input is billed as input.",
);
const REALTIME: PriceSource = pricing("genai-prices 0.2.3, LiteLLM 1.105.0, Azure's retail list of 2026-08-11 and OpenAI's model page agree.");
const BY_TIME: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree; by the minute of audio on OpenAI\'s page.');
const SHUT: ReturnType<typeof deprecated> = deprecated('2027-01-20');

/** Prices of a model that hears and has no cache: what is read from one costs what is fresh. */
function uncached(prices: MeterPrices & { readonly input: string; readonly input_audio: string }): MeterPrices {
  return { ...prices, cache_read: prices.input, cache_read_audio: prices.input_audio };
}

/** Models that hear or speak: audio tokens have prices of their own, and some models bill seconds or characters. */
export const AUDIO: readonly ModelPrices[] = [
  // Chat with audio
  {
    providers, model: 'gpt-audio', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, validFrom: '2025-08-28T00:00:00Z', source: AGREE,
      prices: uncached({ input: '2.5', input_audio: '32', output: '10', output_audio: '64' }),
    })],
  },
  {
    providers, model: 'gpt-audio-1.5', dated: true,
    versions: [priced({
      version: 1,
      source: pricing("LiteLLM 1.105.0 and Azure's retail list of 2026-08-11 agree; none has a cache rate, so cached input is billed as input."),
      prices: uncached({ input: '2.5', input_audio: '32', output: '10', output_audio: '64' }),
    })],
  },
  {
    providers, model: 'gpt-audio-mini', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, source: AGREE,
      prices: uncached({ input: '0.6', input_audio: '10', output: '2.4', output_audio: '20' }),
    })],
  },
  {
    providers, model: 'gpt-4o-audio-preview', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, validFrom: '2024-12-17T00:00:00Z', source: PREVIEW,
      prices: uncached({ input: '2.5', input_audio: '40', output: '10', output_audio: '80' }),
    })],
  },
  {
    providers, model: 'gpt-4o-audio-preview-2024-10-01',
    versions: [priced({
      version: 1, validFrom: '2024-10-17T00:00:00Z', status: 'imported',
      source: pricing('A price table of spring 2025 alone has the audio of this snapshot; none has a cache rate, so cached input is billed as input.'),
      prices: uncached({ input: '2.5', input_audio: '100', output: '10', output_audio: '200' }),
    })],
  },
  {
    providers, model: 'gpt-4o-mini-audio-preview', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, validFrom: '2024-12-17T00:00:00Z', source: PREVIEW,
      prices: uncached({ input: '0.15', input_audio: '10', output: '0.6', output_audio: '20' }),
    })],
  },

  // Realtime
  {
    providers, model: 'gpt-realtime-2.1', dated: true,
    versions: [priced({
      version: 1, source: pricing("LiteLLM 1.105.0 and Azure's retail list of 2026-08-11 agree."),
      prices: { input: '4', cache_read: '0.4', input_audio: '32', cache_read_audio: '0.4', input_image: '5', cache_read_image: '0.5', output: '24', output_audio: '64', ...TOOLS },
      rules: [RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-realtime-2.1-mini', dated: true,
    versions: [priced({
      version: 1, source: pricing("LiteLLM 1.105.0 and Azure's retail list of 2026-08-11 agree."),
      prices: { input: '0.6', cache_read: '0.06', input_audio: '10', cache_read_audio: '0.3', input_image: '0.8', cache_read_image: '0.08', output: '2.4', output_audio: '20', ...TOOLS },
      rules: [RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-realtime-2', dated: true,
    versions: [priced({
      version: 1, source: REALTIME,
      prices: { input: '4', cache_read: '0.4', input_audio: '32', cache_read_audio: '0.4', input_image: '5', cache_read_image: '0.5', output: '24', output_audio: '64', ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-realtime-1.5', dated: true,
    versions: [priced({
      version: 1, source: REALTIME,
      prices: { input: '4', cache_read: '0.4', input_audio: '32', cache_read_audio: '0.4', input_image: '5', cache_read_image: '0.5', output: '16', output_audio: '64', ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-realtime', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, validFrom: '2025-08-28T00:00:00Z', source: REALTIME,
      prices: { input: '4', cache_read: '0.4', input_audio: '32', cache_read_audio: '0.4', input_image: '5', cache_read_image: '0.5', output: '16', output_audio: '64', ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-realtime-mini', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, source: REALTIME,
      prices: { input: '0.6', cache_read: '0.06', input_audio: '10', cache_read_audio: '0.3', input_image: '0.8', cache_read_image: '0.08', output: '2.4', output_audio: '20', ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-4o-realtime-preview', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, validFrom: '2024-12-17T00:00:00Z',
      source: modelPage('gpt-4o-realtime-preview', "OpenAI's model page and genai-prices 0.2.3 agree."),
      prices: { input: '5', cache_read: '2.5', input_audio: '40', cache_read_audio: '2.5', output: '20', output_audio: '80' },
    })],
  },
  {
    providers, model: 'gpt-4o-mini-realtime-preview', dated: true, deprecation: SHUT,
    versions: [priced({
      version: 1, validFrom: '2024-12-17T00:00:00Z', source: pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree.'),
      prices: { input: '0.6', cache_read: '0.3', input_audio: '10', cache_read_audio: '0.3', output: '2.4', output_audio: '20' },
    })],
  },

  // Transcription and translation
  {
    providers, model: 'gpt-4o-transcribe', deprecation: deprecated('2027-02-26'),
    versions: [priced({
      version: 1, validFrom: '2025-03-20T00:00:00Z', status: 'disputed',
      source: modelPage('gpt-4o-transcribe', "Audio: 6 in genai-prices 0.2.3, ai-sdk-cost-calculator 7.1.14 and Azure's retail list, which is what makes OpenAI's estimate of $0.006 a minute; 2.5, the price of text, on OpenAI's model page and in LiteLLM 1.105.0. Text and output: all agree."),
      prices: { input: '2.5', input_audio: '6', output: '10' },
    })],
  },
  {
    providers, model: 'gpt-4o-transcribe-diarize', deprecation: deprecated('2027-02-26'),
    versions: [priced({
      version: 1, status: 'disputed',
      source: pricing("Audio: 6 in Azure's retail list and ai-sdk-cost-calculator 7.1.14; 2.5, the price of text, in LiteLLM 1.105.0. Text and output: all agree."),
      prices: { input: '2.5', input_audio: '6', output: '10' },
    })],
  },
  {
    providers, model: 'gpt-4o-mini-transcribe', dated: true, deprecation: deprecated('2027-02-26'),
    versions: [priced({
      version: 1, validFrom: '2025-03-20T00:00:00Z', status: 'disputed',
      source: modelPage('gpt-4o-mini-transcribe', "Audio: 3 in genai-prices 0.2.3, ai-sdk-cost-calculator 7.1.14 and Azure's retail list, which is what makes OpenAI's estimate of $0.003 a minute; 1.25, the price of text, on OpenAI's comparison of models and in LiteLLM 1.105.0. Text and output: all agree."),
      prices: { input: '1.25', input_audio: '3', output: '5' },
    })],
  },
  {
    providers, model: 'whisper-1', deprecation: deprecated('2027-02-26'),
    versions: [priced({
      version: 1, validFrom: '2023-03-01T00:00:00Z',
      source: pricing("genai-prices 0.2.3, LiteLLM 1.105.0, ai-sdk-cost-calculator 7.1.14 and Azure's retail list agree: $0.006 a minute."),
      prices: { audio_second: '0.36' },
    })],
  },
  { providers, model: 'gpt-transcribe', versions: [priced({ version: 1, source: BY_TIME, prices: { audio_second: '0.27' } })] },
  { providers, model: 'gpt-live-transcribe', versions: [priced({ version: 1, source: BY_TIME, prices: { audio_second: '1.02' } })] },
  { providers, model: 'gpt-realtime-whisper', versions: [priced({ version: 1, source: BY_TIME, prices: { audio_second: '1.02' } })] },
  { providers, model: 'gpt-realtime-translate', versions: [priced({ version: 1, source: BY_TIME, prices: { audio_second: '2.04' } })] },
  { providers, model: 'gpt-live-1', versions: [priced({ version: 1, source: BY_TIME, prices: { audio_second: '3' } })] },

  // Speech
  {
    providers, model: 'tts-1', aliases: ['tts-1-1106'], deprecation: deprecated('2027-01-06'),
    versions: [priced({
      version: 1, validFrom: '2023-11-06T00:00:00Z',
      source: pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and ai-sdk-cost-calculator 7.1.14 agree.'),
      prices: { character: '15' },
    })],
  },
  {
    providers, model: 'tts-1-hd', aliases: ['tts-1-hd-1106'], deprecation: deprecated('2027-01-06'),
    versions: [priced({
      version: 1, validFrom: '2023-11-06T00:00:00Z',
      source: pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and ai-sdk-cost-calculator 7.1.14 agree.'),
      prices: { character: '30' },
    })],
  },
  {
    providers, model: 'gpt-4o-mini-tts', dated: true, deprecation: deprecated('2027-01-06'),
    versions: [priced({
      version: 1, validFrom: '2025-03-20T00:00:00Z',
      source: pricing("genai-prices 0.2.3, ai-sdk-cost-calculator 7.1.14 and Azure's retail list of 2026-08-11 agree. All of its output is audio; LiteLLM has another price for text, which it does not make."),
      prices: { input: '0.6', output: '12', output_audio: '12' },
    })],
  },
];
