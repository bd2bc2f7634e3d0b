import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { up } from './running-up.ts';

const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });
const call = (index: number) => ({
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            {
              traceId: (index + 1).toString(16).padStart(32, '0'),
              spanId: (index + 1).toString(16).padStart(16, '0'),
              name: 'chat',
              startTimeUnixNano: `${Date.now() - 1000}000000`,
              endTimeUnixNano: `${Date.now()}000000`,
              attributes: [
                attribute('gen_ai.operation.name', 'chat'),
                attribute('gen_ai.provider.name', 'openai'),
                attribute('gen_ai.request.model', 'gpt-5'),
                { key: 'gen_ai.usage.input_tokens', value: { intValue: '1000' } },
                { key: 'gen_ai.usage.output_tokens', value: { intValue: '200' } },
              ],
            },
          ],
        },
      ],
    },
  ],
});
const post = (url: string, index: number): Promise<number> =>
  fetch(`${url}/v1/traces`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(call(index)) }).then(
    ({ status }) => status,
    () => 0,
  );

it(
  'SIGTERM in a crowd of requests: each that was answered 200 is in the ledger, none other is, and the exit code is 0',
  { timeout: 40_000 },
  async () => {
    const first = await up();
    const answers = Array.from({ length: 300 }, (_, index) => post(first.url, index));
    await Promise.race(answers);
    const exit = once(first.child, 'exit');
    first.child.kill('SIGTERM');
    const taken = (await Promise.all(answers)).filter((status) => status === 200).length;
    expect(await exit).toEqual([0, null]);
    const second = await up('', first.file);
    const stats = (await (await fetch(`${second.url}/api/v1/stats?period=lifetime`)).json()) as { total_requests: number };
    expect(stats.total_requests).toBe(taken);
    expect(taken).toBeGreaterThan(0);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
  },
);

it('a forward target that hangs holds the end up for two seconds, not for its timeout of a minute', { timeout: 30_000 }, async () => {
  let asked = 0;
  const hanging = createServer(() => (asked += 1));
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    hanging.closeAllConnections();
    hanging.close();
  });
  const endpoint = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/v1/traces`;
  const { child, url, output } = await up(`forward: { traces: { endpoint: "${endpoint}", timeout: 60s } }\n`);
  expect(await post(url, 1)).toBe(200);
  await expect.poll(() => asked).toBe(1);
  const begun = Date.now();
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  expect(Date.now() - begun).toBeLessThan(6000);
  expect(output()).toMatch(/"waitsFor":"forward\.traces\.endpoint","msg":"gave up waiting while stopping"/);
});

it.each([['SIGTERM'], ['SIGINT']] as const)(
  'a second signal, here %s, ends it at once with exit code 1',
  { timeout: 20_000 },
  async (second) => {
    const { child, url } = await up();
    // Half a request: the end would wait for the rest of it.
    const socket = (await import('node:net')).connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    socket.write('POST /v1/traces HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\ncontent-type: application/json\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const exit = once(child, 'exit');
    const begun = Date.now();
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill(second);
    expect(await exit).toEqual([1, null]);
    expect(Date.now() - begun).toBeLessThan(2000);
  },
);
