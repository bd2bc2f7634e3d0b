import { RECORDED_AT } from '../revision-1.ts';
import { BATCH, BOTH, CACHE_IN_TIER, pricing, retired } from './google-prices.ts';
import type { MeterPrices, ModelPrices, PriceSource } from '../../price-book.ts';

const SPEECH_OF_38: PriceSource = pricing('Every tier: genai-prices 0.2.3 (page of 2026-10-15) and LiteLLM 1.109.1 agree.');
const SPEECH_OF_2027: PriceSource = pricing('Every tier from 2027-01-01: genai-prices 0.2.3 (page of 2026-10-15); every price with that date on Google\'s page doubles.');
const SPEECH: PriceSource = pricing('Standard and batch: Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree.');
const LIVE: PriceSource = pricing('Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree. Google also states prices by the minute, which are these at 25 tokens a second.');
const TRANSCRIPTION: PriceSource = pricing('Google\'s page of 2026-08-27, LiteLLM 1.109.1 and ai-sdk-cost-calculator 7.1.14 agree.');

/** Text in, speech out. There is no other output, so that output whose kind is not told is speech. */
function speaking(input: string, audio: string): MeterPrices {
  return { input, output: audio, output_audio: audio };
}

const LIVE_3: MeterPrices = { input: '0.75', input_audio: '3', input_image: '1', input_video: '1', output: '4.5', output_audio: '12', grounding: '14' };

/** Gemini models that speak, converse and transcribe. */
export const GEMINI_SPEECH: readonly ModelPrices[] = [
  {
    providers: BOTH, model: 'gemini-3.8-flash-tts',
    versions: [
      { version: 1, validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: SPEECH_OF_38, prices: speaking('0.5', '9'), rules: CACHE_IN_TIER },
      { version: 2, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: SPEECH_OF_2027, prices: speaking('1', '18'), rules: CACHE_IN_TIER },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3.8-flash-lite-tts',
    versions: [
      { version: 1, validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: SPEECH_OF_38, prices: speaking('0.5', '6'), rules: CACHE_IN_TIER },
      { version: 2, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: SPEECH_OF_2027, prices: speaking('1', '12'), rules: CACHE_IN_TIER },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3.1-flash-tts-preview', deprecation: retired('2026-11-17T00:00:00Z', 'gemini-3.8-flash-tts'),
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: SPEECH, prices: speaking('1', '20'), rules: [BATCH] }],
  },
  {
    providers: BOTH, model: 'gemini-2.5-flash-tts', aliases: ['gemini-2.5-flash-preview-tts'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: SPEECH, prices: speaking('0.5', '10'), rules: [BATCH] }],
  },
  {
    providers: BOTH, model: 'gemini-2.5-pro-tts', aliases: ['gemini-2.5-pro-preview-tts'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: SPEECH, prices: speaking('1', '20'), rules: [BATCH] }],
  },

  // Live
  {
    providers: BOTH, model: 'gemini-3.8-live', aliases: ['gemini-3.8-live-extended-thinking'],
    versions: [{
      version: 1, validFrom: '2026-09-15T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('genai-prices 0.2.3, LiteLLM 1.109.1 and ai-sdk-cost-calculator 7.1.14 agree: as Gemini 3.1 Flash Live, thoughts in the output.'),
      prices: LIVE_3,
    }],
  },
  {
    providers: BOTH, model: 'gemini-3.1-flash-live-preview', deprecation: retired('2026-11-17T00:00:00Z', 'gemini-3.8-live'),
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: LIVE, prices: LIVE_3 }],
  },
  {
    providers: BOTH, model: 'gemini-live-2.5-flash-native-audio',
    aliases: [
      'gemini-2.5-flash-native-audio', 'gemini-2.5-flash-native-audio-latest', 'gemini-2.5-flash-native-audio-preview-09-2025',
      'gemini-2.5-flash-native-audio-preview-12-2025', 'gemini-live-2.5-flash-preview-native-audio-09-2025',
    ],
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; images are priced on Vertex AI. LiteLLM of 2026-08-01 had the prices of 2.5 Flash.'),
      prices: { input: '0.5', input_audio: '3', input_image: '3', input_video: '3', output: '2', output_audio: '12', grounding: '35' },
    }],
  },
  {
    providers: BOTH, model: 'gemini-3.5-live-translate-preview',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: TRANSCRIPTION, prices: { input: '3.5', input_audio: '3.5', output: '21', output_audio: '21' } }],
  },

  // Transcription
  {
    providers: BOTH, model: 'gemini-3.5-transcribe', aliases: ['gemini-3.5-transcribe-preview'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: TRANSCRIPTION, prices: { input: '2', input_audio: '2', output: '12' } }],
  },
  {
    providers: BOTH, model: 'gemini-3.5-transcribe-live', aliases: ['gemini-3.5-transcribe-live-preview'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: TRANSCRIPTION, prices: { input: '3.5', input_audio: '3.5', output: '21' } }],
  },
];
