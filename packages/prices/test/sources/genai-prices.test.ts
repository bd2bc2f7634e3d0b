import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/sources/index.ts';
import { pricesOf } from './prices-of.ts';
import { GENAI_PRICES } from './published-lists.ts';

describe('genai-prices', () => {
  const prices = pricesOf(GENAI_PRICES);

  it('has the price before and after a day, under the ids that it spells out and its own where a clause finds it', () => {
    expect(prices.get('openai gpt-5.6-sol')).toMatchObject({
      aliases: ['gpt-5.6'],
      validTo: '2026-08-21T00:00:00Z',
      prices: { input: '5', output: '30' },
    });
    expect(prices.get('openai gpt-5.6-sol 2026-08-21T00:00:00Z')).toMatchObject({
      prices: { input: '4', cache_read: '0.4', input_image: '4', input_video: '4', output: '20', web_search: '10' },
      rules: [{ id: 'over-272000', prices: { input: '8', cache_read: '0.4', input_image: '8', output: '20' } }],
    });
  });

  it('has transcription by the hour, and images of embeddings only where it prices them', () => {
    expect(prices.get('openai whisper-1')).toMatchObject({ prices: { audio_second: '0.36' } });
    expect(prices.get('openai text-embedding-3-small')?.prices).toEqual({ input: '0.02' });
  });

  it('has hours over midnight as two windows', () => {
    expect(prices.get('deepseek deepseek-chat')?.rules).toEqual([
      {
        id: 'hours-1',
        when: {
          schedule: {
            timeZone: 'UTC',
            windows: [
              { from: '16:30', to: '24:00' },
              { from: '00:00', to: '00:30' },
            ],
          },
        },
        prices: expect.objectContaining({ input: '0.27', output: '1.1' }) as object,
      },
    ]);
  });

  it("has Claude under google as Vertex AI's, nothing for a model without prices, and no id of a pattern", () => {
    expect(prices.has('gcp.vertex_ai claude-opus-4-7')).toBe(true);
    expect(readSource(GENAI_PRICES).problems).toEqual([
      { path: [2, 'models', 1], problem: 'has no price that can be read' },
      { path: [2, 'models', 2, 'match'], problem: 'spells out no id that no model before it has' },
    ]);
  });
});
