import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../../../test/free-ports.ts';
import { describeWithPrograms } from '../../../../test/whole-chain/programs.ts';
import { event, GPT5, logs, span, traces } from '../../otlp-json.ts';
import { runCollector, temporaryFolder } from '../../running-collector.ts';

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Hands requests on as they are, and notes how they are encoded. */
function recordingProxy(target: string, seen: Set<string>): Server {
  return createServer((request, response) => {
    seen.add(`${request.headers['content-type']} ${request.headers['content-encoding']}`);
    const onward = httpRequest(target + request.url, { method: 'POST', headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
}

describeWithPrograms('what the stock OpenTelemetry Collector sends in zstd', ['otelcol'], ({ otelcol: binary }) => {
  it.each(['proto', 'json'])(
    'as %s is 500 calls of 300 spans and 200 usage events',
    async (encoding) => {
      const collector = await runCollector();
      const seen = new Set<string>();
      const proxy = await portOf(recordingProxy(collector.url, seen));
      const port = await freePort();
      const config = join(temporaryFolder(), 'otelcol.yaml');
      writeFileSync(
        config,
        `receivers: { otlp: { protocols: { http: { endpoint: 127.0.0.1:${port} } } } }
exporters: { otlp_http: { endpoint: http://127.0.0.1:${proxy}, compression: zstd, encoding: ${encoding} } }
service:
  telemetry: { metrics: { level: none } }
  pipelines: { traces: { receivers: [otlp], exporters: [otlp_http] }, logs: { receivers: [otlp], exporters: [otlp_http] } }
`,
      );
      const otelcol = spawn(binary, ['--config', config], { stdio: 'ignore' });
      onTestFinished(() => void otelcol.kill('SIGKILL'));
      const send = async (signal: string, body: object): Promise<void> => {
        const headers = { 'content-type': 'application/json' };
        const post = (): Promise<Response | undefined> =>
          fetch(`http://127.0.0.1:${port}/v1/${signal}`, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined);
        await expect.poll(async () => (await post())?.status, { timeout: 30_000 }).toBe(200);
      };
      const ids = (prefix: string, count: number): readonly object[] =>
        Array.from({ length: count }, (_, index) => ({ ...GPT5, 'gen_ai.response.id': `${prefix}${index}` }));
      await send('traces', traces(ids('s', 300).map((attributes) => span({ attributes: attributes as typeof GPT5 }))));
      await send('logs', logs(ids('e', 200).map((attributes) => event({ attributes: attributes as typeof GPT5 }))));
      await expect.poll(async () => (await collector.stats()).total_requests, { timeout: 30_000 }).toBe(500);
      expect(await collector.stats()).toMatchObject({ cost_usd: '1.625' });
      expect([...seen]).toEqual([`application/${encoding === 'json' ? 'json' : 'x-protobuf'} zstd`]);
    },
    90_000,
  );
});
