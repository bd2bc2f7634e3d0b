import { lastChecked } from '@spancost/prices/upkeep';
import { expect, it } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector } from '../../running-collector.ts';

const NAME = 'spancost_price_checked_timestamp_seconds';
const HOUR_MS = 3_600_000;

it('shows when the price of a model that is called was last checked, and nothing of one that has no price', async () => {
  const collector = await runCollector();
  const unknown = { ...GPT5, 'gen_ai.request.model': 'nobody-knows', 'gen_ai.response.model': 'nobody-knows' };
  await collector.send('traces', traces([span({ attributes: GPT5 }), span({ attributes: unknown })]));

  const day = lastChecked(collector.config.pricer, { provider: 'openai', model: 'gpt-5-2025-08-07', at: Date.now() });
  expect(day).toMatch(/^2026-\d\d-\d\d$/);
  expect(await collector.sample(NAME, { provider: 'openai', model: 'gpt-5-2025-08-07' })).toBe(Date.parse(day ?? '') / 1000);
  expect(await collector.sample(NAME, { provider: 'openai', model: 'nobody-knows' })).toBeUndefined();
});

it('asks which models are called every hour, at once where there was none, and forgets one that was not called for seven days', async () => {
  const start = Date.now();
  let now = start;
  const collector = await runCollector({}, { clock: () => now });
  const shown = async (model: string): Promise<boolean> => (await collector.sample(NAME, { provider: 'openai', model })) !== undefined;
  expect(await shown('gpt-5-2025-08-07')).toBe(false);

  await collector.send('traces', traces([span({ start: start - 1000 })]));
  now = start + 1000;
  expect(await shown('gpt-5-2025-08-07')).toBe(true);
  const mini = { ...GPT5, 'gen_ai.request.model': 'gpt-5-mini', 'gen_ai.response.model': 'gpt-5-mini' };
  await collector.send('traces', traces([span({ start: start - 1000, attributes: mini })]));
  now = start + HOUR_MS;
  expect(await shown('gpt-5-mini')).toBe(false);
  now = start + 1000 + HOUR_MS;
  expect(await shown('gpt-5-mini')).toBe(true);
  now = start + 7 * 24 * HOUR_MS + 1;
  expect(await shown('gpt-5-2025-08-07')).toBe(false);
});
