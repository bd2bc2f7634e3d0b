import { priced } from '../openai/terms.ts';
import { BATCH, DATA_ZONES, LIST_ALONE, ON_THE_LIST, providers, REGIONS, retail } from './terms.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const PLACES: readonly PriceRule[] = [...DATA_ZONES, ...REGIONS];
const REALTIME: MeterPrices = {
  input: '4', cache_read: '0.4', input_audio: '32', cache_read_audio: '0.4', input_image: '5', cache_read_image: '0.5', output: '16', output_audio: '64',
};
const REALTIME_MINI: MeterPrices = {
  input: '0.6', cache_read: '0.06', input_audio: '10', cache_read_audio: '0.3', input_image: '0.8', cache_read_image: '0.08', output: '2.4', output_audio: '20',
};
const IMAGE_2: MeterPrices = { input: '5', cache_read: '1.25', input_image: '8', cache_read_image: '2', output: '30', output_image: '30' };
const TRANSCRIPTION: PriceSource = retail("Azure's retail list of 2026-08-11; LiteLLM 1.105.0 has the price of text for the audio.");
const YOUNGER: PriceSource = retail("Younger than Azure's retail list of 2026-08-11; LiteLLM 1.105.0 has OpenAI's price.");
const TALL: readonly string[] = ['1024x1792', '1792x1024'];

/** What hears, speaks and draws on Azure. */
export const AZURE_MEDIA: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-audio', dated: true,
    versions: [priced({
      version: 1, source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree, a quarter above OpenAI. Neither has a cache rate, so cached input is billed as input."),
      prices: { input: '2.5', cache_read: '2.5', input_audio: '40', cache_read_audio: '40', output: '10', output_audio: '80' },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-audio-1.5', dated: true,
    versions: [priced({
      version: 1, source: retail("Azure's retail list of 2026-08-11, as OpenAI; LiteLLM 1.105.0 has 40 and 80 for audio, the prices of gpt-audio. There is no cache rate, so cached input is billed as input."),
      prices: { input: '2.5', cache_read: '2.5', input_audio: '32', cache_read_audio: '32', output: '10', output_audio: '64' },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-audio-mini', dated: true,
    versions: [priced({
      version: 1, source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree; neither has a cache rate, so cached input is billed as input."),
      prices: { input: '0.6', cache_read: '0.6', input_audio: '10', cache_read_audio: '10', output: '2.4', output_audio: '20' },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-4o-audio-preview', dated: true,
    versions: [priced({
      version: 1, source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree; neither has a cache rate, so cached input is billed as input."),
      prices: { input: '2.5', cache_read: '2.5', input_audio: '40', cache_read_audio: '40', output: '10', output_audio: '80' },
      rules: PLACES,
    })],
  },
  { providers, model: 'gpt-realtime', dated: true, versions: [priced({ version: 1, source: LIST_ALONE, prices: REALTIME, rules: DATA_ZONES })] },
  { providers, model: 'gpt-realtime-1.5', dated: true, versions: [priced({ version: 1, source: LIST_ALONE, prices: REALTIME, rules: DATA_ZONES })] },
  { providers, model: 'gpt-realtime-2.1', dated: true, versions: [priced({ version: 1, source: LIST_ALONE, prices: { ...REALTIME, output: '24' }, rules: DATA_ZONES })] },
  { providers, model: 'gpt-realtime-2', dated: true, versions: [priced({ version: 1, source: retail("Azure's retail list of 2026-08-11 has the text and images, LiteLLM 1.105.0 the audio too."), prices: { ...REALTIME, output: '24' } })] },
  { providers, model: 'gpt-realtime-mini', dated: true, versions: [priced({ version: 1, source: LIST_ALONE, prices: REALTIME_MINI, rules: DATA_ZONES })] },
  { providers, model: 'gpt-realtime-2.1-mini', dated: true, versions: [priced({ version: 1, source: LIST_ALONE, prices: REALTIME_MINI, rules: DATA_ZONES })] },
  {
    providers, model: 'gpt-4o-realtime-preview', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { input: '5', cache_read: '2.5', input_audio: '40', cache_read_audio: '2.5', output: '20', output_audio: '80' },
      rules: PLACES,
    })],
  },
  {
    providers, model: 'gpt-4o-realtime-preview-2024-10-01',
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { input: '5', cache_read: '2.5', input_audio: '100', cache_read_audio: '20', output: '20', output_audio: '200' },
    })],
  },
  {
    providers, model: 'gpt-4o-mini-realtime-preview', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { input: '0.6', cache_read: '0.3', input_audio: '10', cache_read_audio: '0.3', output: '2.4', output_audio: '20' },
      rules: PLACES,
    })],
  },
  {
    providers, model: 'gpt-4o-mini-audio-preview', dated: true,
    versions: [priced({
      version: 1, source: retail("Azure's retail list of 2026-08-11, as OpenAI; LiteLLM 1.105.0 has the prices of gpt-4o-audio-preview. There is no cache rate, so cached input is billed as input."),
      prices: { input: '0.15', cache_read: '0.15', input_audio: '10', cache_read_audio: '10', output: '0.6', output_audio: '20' },
      rules: PLACES,
    })],
  },
  {
    providers, model: 'gpt-4o-transcribe',
    versions: [priced({ version: 1, source: TRANSCRIPTION, prices: { input: '2.5', input_audio: '6', output: '10' }, rules: PLACES })],
  },
  {
    providers, model: 'gpt-4o-transcribe-diarize',
    versions: [priced({ version: 1, source: TRANSCRIPTION, prices: { input: '2.5', input_audio: '6', output: '10' }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-4o-mini-transcribe', dated: true,
    versions: [priced({ version: 1, source: TRANSCRIPTION, prices: { input: '1.25', input_audio: '3', output: '5' }, rules: PLACES })],
  },
  {
    providers, model: 'gpt-4o-mini-tts', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { input: '0.6', output: '12', output_audio: '12' }, rules: PLACES })],
  },
  { providers, model: 'whisper', aliases: ['whisper-1'], versions: [priced({ version: 1, source: ON_THE_LIST, prices: { audio_second: '0.36' }, rules: REGIONS })] },
  { providers, model: 'tts', aliases: ['tts-1'], versions: [priced({ version: 1, source: ON_THE_LIST, prices: { character: '15' } })] },
  { providers, model: 'tts-hd', aliases: ['tts-1-hd'], versions: [priced({ version: 1, source: ON_THE_LIST, prices: { character: '30' }, rules: REGIONS })] },
  { providers, model: 'gpt-realtime-whisper', versions: [priced({ version: 1, source: ON_THE_LIST, prices: { audio_second: '1.02' } })] },
  { providers, model: 'gpt-transcribe', versions: [priced({ version: 1, status: 'imported', source: YOUNGER, prices: { audio_second: '0.27' } })] },
  { providers, model: 'gpt-live-transcribe', versions: [priced({ version: 1, status: 'imported', source: YOUNGER, prices: { audio_second: '1.02' } })] },
  { providers, model: 'gpt-realtime-translate', versions: [priced({ version: 1, status: 'imported', source: YOUNGER, prices: { audio_second: '2.04' } })] },
  { providers, model: 'gpt-live-1', versions: [priced({ version: 1, status: 'imported', source: YOUNGER, prices: { audio_second: '3' } })] },
  { providers, model: 'gpt-image-2.5-sunburst', dated: true, versions: [priced({ version: 1, status: 'imported', source: YOUNGER, prices: IMAGE_2 })] },
  { providers, model: 'gpt-image-2.5-flare', dated: true, versions: [priced({ version: 1, status: 'imported', source: YOUNGER, prices: IMAGE_2 })] },
  { providers, model: 'gpt-image-2', dated: true, versions: [priced({ version: 1, source: ON_THE_LIST, prices: IMAGE_2, rules: [BATCH, ...DATA_ZONES] })] },
  {
    providers, model: 'gpt-image-1.5', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { input: '5', cache_read: '1.25', input_image: '8', cache_read_image: '2', output: '10', output_image: '32' },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-image-1', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { input: '5', cache_read: '1.25', input_image: '10', cache_read_image: '2.5', output: '40', output_image: '40' },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-image-1-mini', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { input: '2', cache_read: '0.2', input_image: '2.5', cache_read_image: '0.25', output: '8', output_image: '8' },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'dall-e-3',
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { image: '0.04' },
      rules: [
        { id: 'tall', when: { parameters: { size: TALL } }, prices: { image: '0.08' } },
        { id: 'hd', when: { parameters: { quality: ['hd'] } }, prices: { image: '0.08' } },
        { id: 'hd-tall', when: { parameters: { quality: ['hd'], size: TALL } }, prices: { image: '0.12' } },
        ...REGIONS,
      ],
    })],
  },
];
