import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BedrockInstrumentation } from '../../src/bedrock/index.ts';
import { thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { ITERABLE_ENDINGS, type IterableOpener } from '../stream-endings.ts';
import { clientOf, scenario as asking } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new BedrockInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const TEXT = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const CLAUDE = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
const none = (): never => expect.unreachable('no stream');

/** What this SDK throws. What ends an HTTP/2 connection in the middle it takes for the end of the stream. */
const THROWN: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'the signal of the caller': { 'HTTP/1': 'APIUserAbortError', 'HTTP/2': 'APIUserAbortError' },
  'the signal of the caller while nothing comes': { 'HTTP/1': 'APIUserAbortError', 'HTTP/2': 'APIUserAbortError' },
  'the connection is cut': { 'HTTP/1': 'Error', 'HTTP/2': undefined },
  'an error event': { 'HTTP/1': 'ThrottlingException', 'HTTP/2': 'ThrottlingException' },
  'an error instead of a stream': { 'HTTP/1': 'ValidationException', 'HTTP/2': 'ValidationException' },
};

const KINDS: readonly {
  readonly kind: string;
  /** Whether the first event tells the input. */
  readonly inputFirst: boolean;
  readonly open: (
    sdk: Sdk,
    headers: Record<string, string>,
    config: BedrockRuntimeClientConfig,
    signal?: AbortSignal,
  ) => Promise<AsyncIterable<unknown>>;
}[] = [
  {
    kind: 'ConverseStream',
    inputFirst: false,
    async open(sdk, headers, config, signal) {
      const command = new sdk.ConverseStreamCommand({
        modelId: 'eu.amazon.nova-lite-v1:0',
        messages: [{ role: 'user', content: [{ text: TEXT }] }],
      });
      const { stream } = await clientOf(sdk, providers.url, headers, config).send(command, signal && { abortSignal: signal });
      return stream ?? none();
    },
  },
  {
    kind: 'InvokeModelWithResponseStream of Claude',
    inputFirst: true,
    async open(sdk, headers, config, signal) {
      const messages = [{ role: 'user', content: TEXT }];
      const command = new sdk.InvokeModelWithResponseStreamCommand({
        modelId: CLAUDE,
        body: JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 400, messages }),
      });
      const { body } = await clientOf(sdk, providers.url, headers, config).send(command, signal && { abortSignal: signal });
      return body ?? none();
    },
  },
];

const cases = SDK_COPIES.flatMap((copy) =>
  KINDS.flatMap((kind) => [
    { ...copy, ...kind, protocol: 'HTTP/2', config: () => ({}) },
    { ...copy, ...kind, protocol: 'HTTP/1', config: () => ({ requestHandler: new NodeHttpHandler() }) },
  ]),
);

describe.each(cases)('$kind by $protocol of version $version', ({ instrumented, open: start, inputFirst, config, protocol }) => {
  const opener: IterableOpener = {
    open: (scenario, signal) => start(instrumented, scenario === undefined ? {} : asking(scenario), config(), signal),
  };

  test.each(ITERABLE_ENDINGS)('ends its span once: $name', async ({ name, end, cut, usage, collected }) => {
    const open = spans.open();
    await thrownBy(end(opener));
    if (collected !== undefined) {
      if (collected === 'always') expect(spans.open()).toBe(open + 1);
      await collectGarbageUntil(() => spans.open() === open);
    }
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(spans.open()).toBe(open);
    const attributes = span?.attributes ?? {};
    expect(attributes['error.type']).toBe(THROWN[name]?.[protocol]);
    const isSeen = cut !== undefined || name === 'the promise is never awaited, and dropped';
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(isSeen ? [cut === false ? 'end_turn' : 'error'] : undefined);
    const hasInput = usage === 'all' || (usage === 'what the first event told' && inputFirst);
    expect(attributes['gen_ai.usage.input_tokens']).toEqual(hasInput ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.usage.output_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.response.time_to_first_chunk']).toEqual(usage === 'none' ? undefined : expect.any(Number));
  });
});
