import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/sources/index.ts';
import { pricesOf } from './prices-of.ts';
import { LITELLM } from './published-lists.ts';

describe('LiteLLM', () => {
  const prices = pricesOf(LITELLM);

  it('has tiers first, long prompts over them, and what has a price for both last', () => {
    expect(prices.get('openai gpt-5.4')).toMatchObject({ prices: { input: '2.5', cache_read: '0.25', output: '15' } });
    expect(prices.get('openai gpt-5.4')?.rules).toEqual([
      { id: 'batch', when: { serviceTier: ['batch'] }, prices: { input: '1.25', output: '7.5' } },
      { id: 'priority', when: { serviceTier: ['priority'] }, prices: { input: '5', output: '30' } },
      { id: 'over-272000', when: { promptOver: 272_000 }, prices: { input: '5', cache_read: '0.5', output: '22.5' } },
      {
        id: 'priority-over-272000',
        when: { serviceTier: ['priority'], promptOver: 272_000 },
        prices: { input: '10', cache_read: '0.25', output: '30' },
      },
      { id: 'eu', when: { geography: ['eu'] }, multiply: '1.1' },
    ]);
  });

  it.each([
    [
      'aws.bedrock us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      { input: '3.3', cache_write: '4.125', cache_write_1h: '6.6', output: '16.5', web_search: '10' },
    ],
    ['azure.ai.openai gpt-4o-audio-preview', { input: '2.5', input_audio: '40', output: '10', output_audio: '80' }],
    ['groq whisper-large-v3', { audio_second: '0.110988' }],
    ['cohere rerank-v3.5', { search_unit: '2' }],
    ['dashscope qwen-flash', { input: '0.05', output: '0.4' }],
  ])('has %s at %j', (name, meters) => {
    expect(prices.get(name)?.prices).toEqual(meters);
  });

  it('has bands of prompt lengths, a place and a fast mode as rules', () => {
    expect(prices.get('dashscope qwen-flash')?.rules).toEqual([
      { id: 'over-256000', when: { promptOver: 256_000 }, prices: { input: '0.25', output: '2' } },
    ]);
    expect(prices.get('anthropic claude-opus-4-6')?.rules).toEqual([
      { id: 'us', when: { geography: ['us'] }, multiply: '1.1' },
      { id: 'fast', when: { serviceTier: ['fast'] }, multiply: '6' },
    ]);
  });

  it('has no price of what runs at home, and none of the sample', () => {
    expect(readSource(LITELLM).problems.map(({ path }) => path)).toEqual([['ollama/llama3']]);
  });
});
