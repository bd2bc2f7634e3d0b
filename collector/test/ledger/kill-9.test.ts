import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { temporaryFolder } from '../running-collector.ts';
import { spawnCollector } from '../spawned-collector.ts';

describe('kill -9', () => {
  it('right after the 200 loses nothing, and what is delivered again is charged once', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const calls = Array.from({ length: 3 }, () => ({ traceId: newTraceId(), spanId: newSpanId(), attributes: GPT5 }));
    for (const [index, call] of calls.entries()) {
      const collector = await spawnCollector(path);
      expect((await collector.send('traces', traces([span(call)]))).status).toBe(200);
      await collector.close();
      const again = await spawnCollector(path);
      expect(await again.stats()).toMatchObject({ total_requests: index + 1 });
      await again.send('traces', traces(calls.slice(0, index + 1).map((each) => span(each))));
      await again.send('logs', logs(calls.slice(0, index + 1).map((each) => event(each))));
      expect(await again.stats()).toMatchObject({ total_requests: index + 1 });
      expect(await again.sample('spancost_ledger_entries', { kind: 'charge' })).toBe(index + 1);
      await again.close();
    }
  });

  it('in the middle of load leaves every acknowledged call and each at most once', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const collector = await spawnCollector(path);
    const acknowledged: string[] = [];
    const sent: object[][] = [];
    const sender = async (): Promise<void> => {
      for (;;) {
        const ids = Array.from({ length: 20 }, () => ({ traceId: newTraceId(), spanId: newSpanId() }));
        const spans = ids.map((each) => span(each));
        sent.push(spans);
        const response = await collector.send('traces', traces(spans)).catch(() => undefined);
        if (response?.status !== 200) return;
        acknowledged.push(...ids.map(({ traceId }) => traceId));
      }
    };
    const senders = Promise.all([sender(), sender(), sender()]);
    while (acknowledged.length < 300) await new Promise((resolve) => setTimeout(resolve, 5));
    await collector.close();
    await senders;

    const again = await spawnCollector(path);
    const held = new Set((await again.calls('?limit=10000')).map(({ trace_id: traceId }) => traceId));
    expect(acknowledged.filter((traceId) => !held.has(traceId))).toEqual([]);
    // The senders try again what was not acknowledged, and what was.
    for (const spans of sent) expect((await again.send('traces', traces(spans))).status).toBe(200);
    expect((await again.stats()).total_requests).toBe(sent.length * 20);
    await again.close();
  });

  it('is not needed: SIGTERM finishes, checkpoints and leaves one file', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const collector = await spawnCollector(path);
    await collector.send('traces', traces([span()]));
    collector.process.kill('SIGTERM');
    const [code] = await once(collector.process, 'exit');
    expect(code).toBe(0);
    const again = await spawnCollector(path);
    expect((await again.stats()).cost_usd).toBe('0.00325');
    await again.close();
  });
});
