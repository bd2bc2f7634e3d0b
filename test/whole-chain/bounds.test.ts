import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { GPT5, newSpanId, span, traces } from '../../collector/test/otlp-json.ts';
import { Ledger, startFront, temporaryFolder, until } from './chain.ts';
import type { OtelcolProcess } from './otelcol-process.ts';
import { describeWithPrograms } from './programs.ts';

const NOWHERE = 'http://127.0.0.1:9';
const MEBIBYTE = 1024 ** 2;

/** Its status, or undefined where no answer comes in five seconds. */
async function send(otelcol: OtelcolProcess, spans: readonly object[]): Promise<number | undefined> {
  const body = JSON.stringify(traces(spans));
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${otelcol.url}/v1/traces`, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return undefined;
    throw error;
  }
}

/** A call with so many bytes that cannot be compressed much. */
function callOf(spanId: string, bytes: number): object {
  return span({ spanId, attributes: { ...GPT5, prompt: randomBytes((bytes * 3) / 4).toString('base64') } });
}

describeWithPrograms('the first otelcol at its bounds', ['otelcol'], ({ otelcol }) => {
  it('lets senders wait when its queue is full, keeps through a kill what it had acknowledged, and takes the rest when it is sent again', async () => {
    const ledger = await Ledger.start(temporaryFolder(), NOWHERE);
    await ledger.process.kill();
    const front = await startFront(otelcol, ledger.process.url, 2 * MEBIBYTE);
    const ids = Array.from({ length: 30 }, newSpanId);
    const taken: string[] = [];
    while (taken.length < ids.length && (await send(front, [callOf(ids[taken.length] ?? '', 100_000)])) === 200)
      taken.push(ids[taken.length] ?? '');
    // 100 kB each: the twenty-first is above 2 MiB.
    expect(taken).toHaveLength(20);
    await front.kill();
    await front.start();
    expect(await front.metric('otelcol_exporter_queue_size')).toBeGreaterThan(20 * 100_000);
    await ledger.process.start();
    for (const id of ids.slice(taken.length)) await until(`${id} is taken`, async () => (await send(front, [callOf(id, 100_000)])) === 200);
    await until('everything is in the ledger', async () => (await ledger.calls()).length >= ids.length);
    expect((await ledger.calls()).map(({ span_id: id }) => id).toSorted()).toEqual(ids.toSorted());
  }, 120_000);

  it('takes 7.9 MiB that cannot be compressed, and 4,000 calls at once, which spancost takes too; refuses 8.1 MiB before it is taken', async () => {
    const ledger = await Ledger.start(temporaryFolder(), NOWHERE);
    const front = await startFront(otelcol, ledger.process.url);
    expect(await send(front, [callOf(newSpanId(), 8.1 * MEBIBYTE)])).toBe(400);
    expect(await send(front, [callOf(newSpanId(), 7.9 * MEBIBYTE)])).toBe(200);
    expect(
      await send(
        front,
        Array.from({ length: 4000 }, () => span()),
      ),
    ).toBe(200);
    await until('both are in the ledger', async () => (await ledger.totals()).total_requests >= 4001);
    expect((await ledger.totals()).total_requests).toBe(4001);
    expect(await front.metric('otelcol_exporter_send_failed')).toBe(0);
  }, 120_000);
});
