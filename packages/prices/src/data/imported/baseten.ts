// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const BASETEN: ImportedProvider = {
  provider: 'baseten',
  rows: [
    ['deepseek-ai/DeepSeek-V4-Flash-0731', 'both', { input: '0.13', cache_read: '0.028', output: '0.26' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4-Pro', 'genai-prices', { input: '1.74', cache_read: '0.145', output: '3.48' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4-Pro-0813', 'both', { input: '1.32', cache_read: '0.132', output: '3.96' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4.1-Flash', 'pi-ai', { input: '0.3', cache_read: '0.007', output: '1.2' }, { asText: 'image' }],
    ['deepseek-ai/DeepSeek-V4.1-Flash-1017', 'pi-ai', { input: '0.3', cache_read: '0.007', output: '1.2' }, { asText: 'image' }],
    ['deepseek-ai/DeepSeek-V4.1-Flash-1017-Fast', 'pi-ai', { input: '0.6', cache_read: '0.014', output: '2.4' }, { asText: 'image' }],
    ['deepseek-ai/DeepSeek-V4.1-Flash-Fast', 'pi-ai', { input: '0.6', cache_read: '0.014', output: '2.4' }, { asText: 'image' }],
    ['moonshotai/Kimi-K2.6', 'genai-prices', { input: '0.95', cache_read: '0.16', output: '4' }, { asText: 'image+video' }],
    ['moonshotai/Kimi-K2.7-Code', 'genai-prices', { input: '0.95', cache_read: '0.16', output: '4' }, { asText: 'image+video' }],
    ['moonshotai/Kimi-K3', 'both', { input: '3', cache_read: '0.3', output: '15' }, { asText: 'image+video' }],
    ['moonshotai/Kimi-K3.1-Pro', 'pi-ai', { input: '2', cache_read: '0.2', output: '10' }, { asText: 'image' }],
    ['nvidia/NVIDIA-Nemotron-3-Ultra-550B-A55B', 'both', { input: '0.6', cache_read: '0.12', output: '2.4' }, { asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'both', { input: '0.1', input_image: '0.1', input_video: '0.1', output: '0.5', cache_read: '0.1' }],
    ['thinkingmachines/inkling', 'genai-prices', { input: '1', cache_read: '0.17', output: '4.05' }, { asText: 'image+video' }],
    ['thinkingmachines/inkling-small', 'genai-prices', { input: '0.5', cache_read: '0.1', output: '1.2' }, { asText: 'image+video' }],
    ['zai-org/GLM-4.7', 'genai-prices', { input: '0.6', cache_read: '0.12', output: '2.2' }, { asText: 'image+video' }],
    ['zai-org/GLM-5.2', 'both', { input: '1.4', cache_read: '0.14', output: '4.4' }, { asText: 'image+video' }],
    ['zai-org/GLM-5.2-Fast', 'both', { input: '2.1', cache_read: '0.21', output: '6.6' }, { asText: 'image+video' }],
    ['zai-org/GLM-5.3', 'both', { input: '1.4', cache_read: '0.14', output: '4.4' }, { asText: 'image+video' }],
    ['zai-org/GLM-5.3-Fast', 'pi-ai', { input: '2.1', cache_read: '0.21', output: '6.6' }, { asText: 'image' }],
    ['zai-org/GLM-5.3-Flash', 'both', { input: '0.15', cache_read: '0.03', output: '0.5' }, { asText: 'image+video' }],
  ],
};
