// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const GCP_GEMINI: ImportedProvider = {
  provider: 'gcp.gemini',
  rows: [
    ['deep-research-max-preview-04-2026', 'pi-ai', { input: '2', cache_read: '0.2', output: '12' }, { asText: 'image', over: { 200000: { input: '4', cache_read: '0.4', output: '18' } } }],
    ['deep-research-preview-04-2026', 'pi-ai', { input: '2', cache_read: '0.2', output: '12' }, { asText: 'image', over: { 200000: { input: '4', cache_read: '0.4', output: '18' } } }],
    ['gemini-1.0-pro-vision-001', 'genai-prices', { input: '0.125', output: '0.375' }, { asText: 'image+video' }],
    ['gemini-1.5-flash', 'genai-prices', { input: '0.075', cache_read: '0.01875', output: '0.3' }, { asText: 'image+video', over: { 128000: { input: '0.15', cache_read: '0.0375', output: '0.6' } } }],
    ['gemini-1.5-pro', 'genai-prices', { input: '1.25', output: '5' }, { asText: 'image+video', over: { 128000: { input: '2.5', output: '10' } } }],
    ['gemini-2.5-flash-latest', 'genai-prices', { input: '0.3', cache_read: '0.03', input_audio: '1', cache_read_audio: '0.1', output: '2.5' }, { asText: 'image+video' }],
    ['gemini-2.5-flash-lite-preview-tts', 'genai-prices', { input: '0.5', output: '10' }, { asText: 'image+video' }],
    ['gemini-2.5-flash-preview', 'genai-prices', { input: '0.15', output: '0.6' }, { aliases: ['gemini-2.5-flash-preview-05-20:thinking', 'gemini-2.5-flash-preview:thinking'], asText: 'image+video' }],
    ['gemini-3-pro-text-preview', 'genai-prices', { input: '2', cache_read: '0.2', output: '12' }, { asText: 'image+video', over: { 200000: { input: '4', cache_read: '0.4', output: '18' } } }],
    ['gemini-flash-1.5', 'genai-prices', { input: '0.075', cache_read: '0.01875', output: '0.3' }, { asText: 'image+video', over: { 128000: { input: '0.15', cache_read: '0.0375', output: '0.6' } } }],
    ['gemini-flash-1.5-8b', 'genai-prices', { input: '0.0375', cache_read: '0.01', output: '0.15' }, { asText: 'image+video', over: { 128000: { input: '0.075', cache_read: '0.02', output: '0.3' } } }],
    ['gemini-live-2.5-flash', 'genai-prices', { input: '0.5', input_audio: '3', output: '2', output_audio: '12' }, { asText: 'image+video' }],
    ['gemini-omni-flash-preview', 'genai-prices', { input: '1.5', output: '9' }, { asText: 'image+video' }],
    ['gemini-pro', 'genai-prices', { input: '0.125', output: '0.375' }, { aliases: ['gemini-1.0-pro'], asText: 'image+video' }],
    ['gemini-pro-1.5', 'genai-prices', { input: '1.25', cache_read: '0.3125', output: '5' }, { asText: 'image+video', over: { 128000: { input: '2.5', cache_read: '0.625', output: '10' } } }],
    ['gemini-robotics-er-2-preview', 'pi-ai', { input: '1', cache_read: '0.1', output: '5' }, { asText: 'image' }],
    ['gemma-2-27b-it', 'genai-prices', { input: '0.65', output: '0.65' }, { asText: 'image+video' }],
    ['gemma-4-26b-a4b-it-maas', 'genai-prices', { input: '0.15', cache_read: '0.015', output: '0.6' }, { asText: 'image+video' }],
  ],
};
