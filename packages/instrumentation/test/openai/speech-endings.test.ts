import { describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { watchSdk } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new OpenAIInstrumentation(), SDK_COPIES, { eventDelayMs: 20 });

interface Ending {
  readonly name: string;
  readonly end: (response: Response, controller: AbortController) => Promise<unknown>;
  readonly scenario?: string;
  readonly reason: 'stop' | 'error';
  readonly errorType?: string;
  /** The span ends when nobody holds the response any more. */
  readonly collected?: boolean;
}

const ENDINGS: readonly Ending[] = [
  { name: 'text()', reason: 'stop', end: (response) => response.text() },
  { name: 'arrayBuffer()', reason: 'stop', end: (response) => response.arrayBuffer() },
  { name: 'json(), which it is not', reason: 'stop', end: (response) => thrownBy(response.json()) },
  {
    name: 'for await',
    reason: 'stop',
    async end(response) {
      for await (const _chunk of response.body ?? []);
    },
  },
  {
    name: 'a break',
    scenario: 'slow-stream',
    reason: 'error',
    async end(response) {
      for await (const _chunk of response.body ?? []) break;
    },
  },
  {
    name: 'an error of the consumer',
    scenario: 'slow-stream',
    reason: 'error',
    end: (response) =>
      thrownBy(
        (async () => {
          for await (const _chunk of response.body ?? []) throw new RangeError('the consumer');
        })(),
      ),
  },
  {
    name: 'cancel() of its reader',
    scenario: 'slow-stream',
    reason: 'error',
    async end(response) {
      const reader = response.body?.getReader();
      await reader?.read();
      await reader?.cancel();
    },
  },
  {
    name: 'the signal of the caller',
    scenario: 'slow-stream',
    reason: 'error',
    errorType: 'APIUserAbortError',
    async end(response, controller) {
      const reader = response.body?.getReader();
      await reader?.read();
      controller.abort();
      return await thrownBy(reader?.read() ?? Promise.resolve());
    },
  },
  { name: 'a cut connection', scenario: 'cut', reason: 'error', errorType: 'TypeError', end: (response) => thrownBy(response.text()) },
  { name: 'never read, and dropped', reason: 'error', collected: true, end: async () => undefined },
  {
    name: 'handed on as a whole: its usage is not seen',
    reason: 'error',
    collected: true,
    async end(response) {
      const [left, right] = response.body?.tee() ?? [];
      return [await new Response(left ?? null).text(), await new Response(right ?? null).text()].map((text) => text.length);
    },
  },
];

describe.each(SDK_COPIES)('speech as events of openai $version', ({ instrumented: OpenAI }) => {
  test.each(ENDINGS)('ends its span once: $name', async ({ end, scenario, reason, errorType, collected }) => {
    const open = spans.open();
    const speak = async (): Promise<void> => {
      const controller = new AbortController();
      const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 0 });
      const response = await client.audio.speech.create(
        { model: 'gpt-4o-mini-tts', voice: 'ash', input: 'Hello', stream_format: 'sse' },
        { signal: controller.signal, headers: scenario === undefined ? {} : { 'x-scenario': scenario } },
      );
      await end(response, controller);
    };
    await speak();
    if (collected === true) {
      expect(spans.open()).toBe(open + 1);
      await collectGarbageUntil(() => spans.open() === open);
    }
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(spans.open()).toBe(open);
    expect(span?.attributes['gen_ai.response.finish_reasons']).toEqual([reason]);
    expect(span?.attributes['error.type']).toBe(errorType);
    expect(span?.attributes['gen_ai.usage.output_tokens']).toEqual(reason === 'stop' ? expect.any(Number) : undefined);
  });
});
