import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../src/index.ts';
import { allOf, thrownBy } from './all-of.ts';
import { BROKEN_TELEMETRY } from './broken-telemetry.ts';
import { recordDiagErrors } from './diag-errors.ts';
import { observe } from './observe.ts';
import { SDK_COPIES } from './openai/sdk-copies.ts';
import { recordSpans } from './recorded-spans.ts';

const run = promisify(execFile);
let providers: ProvidersServer;
const errors = recordDiagErrors();

beforeAll(async () => {
  providers = await startProviders();
});
afterAll(() => providers.close());

const messages = [{ role: 'user' as const, content: 'hello' }];

/** A whole, a streamed, a left and a failed call, each as its caller sees it. */
async function calls(Sdk: typeof OpenAI): Promise<unknown> {
  const client = new Sdk({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 0 });
  const stream = () => client.chat.completions.create({ model: 'gpt-5', messages, stream: true, stream_options: { include_usage: true } });
  const left: unknown[] = [];
  for await (const chunk of await stream()) {
    left.push(chunk);
    break;
  }
  return observe([
    await client.chat.completions.create({ model: 'gpt-5', messages }),
    await allOf(await stream()),
    left,
    await thrownBy(client.chat.completions.create({ model: 'gpt-5', messages }, { headers: { 'x-scenario': 'error-429' } })),
    await client.chat.completions.create({ model: 'gpt-5', messages }).asResponse(),
  ]);
}

describe.each(SDK_COPIES)('openai $version', ({ instrumented, plain }) => {
  test.each(BROKEN_TELEMETRY)('%s: the calls are as ever, and the failure is told once for each step', async (name, broken) => {
    const instrumentation = new OpenAIInstrumentation();
    if (name === 'a provider that throws') expect(() => instrumentation.setTracerProvider(broken())).toThrow('telemetry is broken');
    else instrumentation.setTracerProvider(broken());
    instrumentation.manuallyInstrument(instrumented);
    expect(await calls(instrumented)).toEqual(await calls(plain));
    const first = errors.filter((error) => error.includes('@spancost'));
    if (name !== 'a provider that throws') expect(first.length).toBeGreaterThan(0);
    await calls(instrumented);
    expect(errors.filter((error) => error.includes('@spancost'))).toEqual(first);
  });

  test.each([
    'null',
    '[]',
    '7',
    '"a text"',
    '{}',
    '{"choices":null,"usage":7}',
    '{"choices":{"a":1},"usage":{"prompt_tokens":"many","prompt_tokens_details":7}}',
    '{"choices":[null,7,{"index":-1},{"index":"x","finish_reason":5}],"usage":{"prompt_tokens":null}}',
    '{"id":5,"model":{},"service_tier":[]}',
  ])('an answer that is %s: the caller sees the same, and the span ends', async (body) => {
    const spans = recordSpans();
    const instrumentation = new OpenAIInstrumentation();
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(instrumented);
    const server = createServer((request, response) => {
      const streamed = request.headers['x-streamed'] !== undefined;
      response.setHeader('content-type', streamed ? 'text/event-stream' : 'application/json');
      response.end(streamed ? `data: ${body}\n\ndata: [DONE]\n\n` : body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const baseURL = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const both = async (Sdk: typeof OpenAI): Promise<unknown> => {
      const client = new Sdk({ apiKey: 'any', baseURL, maxRetries: 0 });
      const streamed = client.chat.completions.create({ model: 'm', messages, stream: true }, { headers: { 'x-streamed': '1' } });
      return observe([await thrownBy(client.post('/chat/completions', { body: {} })), await thrownBy(streamed.then(allOf))]);
    };
    expect(await both(instrumented)).toEqual(await both(plain));
    expect(spans.take()).toHaveLength(2);
    expect(errors).toEqual([]);
    server.close();
  });
});

test('a failed call that nobody awaits is one unhandled rejection, as without instrumentation', async () => {
  const script = fileURLToPath(new URL('./unhandled-rejections.ts', import.meta.url));
  const inProcess = async (how: string): Promise<{ counts: string[]; spans: number; open: number }> => {
    const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', script, how], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return JSON.parse(stdout);
  };
  const [without, withSpans] = await Promise.all([inProcess('without'), inProcess('with')]);
  expect(withSpans.counts).toEqual(without.counts);
  expect(withSpans.counts).toContain('APIConnectionError');
  expect(withSpans).toMatchObject({ spans: 37, open: 0 });
});
