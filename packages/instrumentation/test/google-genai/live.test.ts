import type { GoogleGenAI, LiveServerMessage, Session } from '@google/genai';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { readCall } from '@spancost/conventions';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { LiveReader } from '../../src/google-genai/live/live-reader.ts';
import { thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { observe } from '../observe.ts';
import { shapeOf } from '../recorded-spans.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new GoogleGenAIInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);
beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

const MODEL = 'gemini-3.8-live';

/** A session that says what it is told to, one after the other, and what its application sees of it. */
class Talk {
  readonly seen: unknown[] = [];
  readonly active: unknown[] = [];
  #next: () => void = () => undefined;
  session: Session | undefined;

  readonly callbacks = {
    onopen: (): void => void this.seen.push('open'),
    onmessage: (message: LiveServerMessage): void => {
      this.seen.push(observe(message));
      this.active.push(trace.getActiveSpan());
      if (message.usageMetadata !== undefined) this.#next();
    },
    onerror: (): void => void this.seen.push('error'),
    onclose: ({ code }: { readonly code: number }): void => {
      this.seen.push(`closed ${code}`);
      this.#next();
    },
  };

  async begin(client: GoogleGenAI, config: object = { responseModalities: ['TEXT'] }): Promise<this> {
    this.session = await client.live.connect({ model: MODEL, config, callbacks: this.callbacks });
    return this;
  }

  async say(text: string): Promise<void> {
    await this.#until(() => this.session?.sendClientContent({ turns: text }));
  }

  async end(): Promise<void> {
    await this.#until(() => this.session?.close());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  #until(act: () => void): Promise<void> {
    const next = new Promise<void>((resolve) => (this.#next = resolve));
    act();
    return next;
  }
}

const asked = (provider = 'gcp.gemini'): Record<string, unknown> => ({
  'gen_ai.provider.name': provider,
  'gen_ai.request.model': MODEL,
  'server.address': '127.0.0.1',
  'server.port': 'number',
});
const session = { name: `live_session ${MODEL}`, 'gen_ai.operation.name': 'live_session', ...asked() };
const turn = { name: `generate_content ${MODEL}`, 'gen_ai.operation.name': 'generate_content', ...asked() };

describe.each(SDK_COPIES)('a live session of @google/genai $version', ({ instrumented, plain }) => {
  const client = (): GoogleGenAI => clientsOf(instrumented, providers.url).gemini;

  test('is a span around a call for each turn, whose prompt is all that was said before; it costs nothing by itself', async () => {
    const talk = await new Talk().begin(client());
    await talk.say('a secret of the customer');
    await talk.say('and again');
    await talk.end();
    const seen = await spans.settled(3);
    expect(seen.map(shapeOf)).toEqual([
      { ...turn, 'gen_ai.usage.input_tokens': 6, 'gen_ai.usage.output_tokens': 28 },
      { ...turn, 'gen_ai.usage.input_tokens': 36, 'gen_ai.usage.output_tokens': 24 },
      session,
    ]);
    const [first, second, whole] = seen;
    for (const inner of [first, second]) expect(inner?.parentSpanContext?.spanId).toBe(whole?.spanContext().spanId);
    expect(seen.map(({ attributes }) => readCall(attributes)?.operation)).toEqual(['generate_content', 'generate_content', undefined]);
    expect(JSON.stringify(seen.map(({ attributes, events }) => [attributes, events]))).not.toContain('secret');
  });

  test('is the same for its application, whose callbacks run where they ran', async () => {
    const run = async (sdk: typeof plain): Promise<unknown> => {
      const talk = await new Talk().begin(clientsOf(sdk, providers.url).gemini);
      await talk.say('hello');
      await talk.say('search');
      await talk.end();
      const { constructor, setupComplete } = talk.session ?? expect.unreachable();
      return [talk.seen, talk.active, constructor.name, setupComplete, Object.keys(talk.session ?? {})];
    };
    expect(await run(instrumented)).toEqual(await run(plain));
    await spans.settled(3);
    expect(spans.open()).toBe(0);
  });

  test('of sound has tokens of sound; searches are billed in the turn in which they were made', async () => {
    const talk = await new Talk().begin(client(), { responseModalities: ['AUDIO'] });
    await talk.say('search');
    await talk.say('hello');
    await talk.end();
    const [first, second] = await spans.settled(3);
    expect(first?.attributes).toMatchObject({ 'gen_ai.usage.output_tokens': 50, 'spancost.usage.groundings': 2 });
    expect(Object.entries(first?.attributes ?? {})).toContainEqual([expect.stringMatching(/audio.*output/), 50]);
    expect(second?.attributes['spancost.usage.groundings']).toBeUndefined();
  });

  test('of Vertex AI names the answer otherwise, and tells the traffic', async () => {
    const talk = await new Talk().begin(clientsOf(instrumented, providers.url).vertex);
    await talk.say('hello');
    await talk.end();
    const [first] = await spans.settled(2);
    expect(first?.attributes).toMatchObject({
      'gen_ai.provider.name': 'gcp.vertex_ai',
      'gen_ai.usage.input_tokens': 2,
      'spancost.usage.service_tier': 'ON_DEMAND',
    });
  });

  test.each([
    ['bye', 'the server hangs up', 'closed 1000'],
    ['break', 'the connection breaks', 'closed 1006'],
  ])('ends when %s: %s', async (word, _what, closed) => {
    const talk = await new Talk().begin(client());
    await talk.say(word);
    expect(talk.seen.at(-1)).toBe(closed);
    expect((await spans.settled(1)).map(({ name }) => name)).toEqual([session.name]);
    expect(spans.open()).toBe(0);
  });

  test('that cannot be had fails as it does without, or waits for ever, as the older SDK does', async () => {
    const connect = (sdk: typeof plain, url: string, model: string): Promise<unknown> =>
      Promise.race([
        thrownBy(clientsOf(sdk, url).gemini.live.connect({ model, callbacks: { onmessage: () => undefined } })),
        new Promise((resolve) => setTimeout(resolve, 200, 'waits')),
      ]);
    for (const [url, model] of [
      ['http://127.0.0.1:1', MODEL],
      [providers.url, 'models/none'],
    ] as const) {
      const expected = observe(await connect(plain, url, model));
      expect(observe(await connect(instrumented, url, model))).toEqual(expected);
      await collectGarbageUntil(() => spans.open() === 0);
      const [span] = await spans.settled(1);
      expect(span?.attributes['error.type']).toBe(expected === 'waits' ? undefined : 'Error');
    }
  });

  test('that is still open at the end of the process ends with it', async () => {
    const talk = await new Talk().begin(client());
    expect(spans.open()).toBe(1);
    instrumentation.endOpenCalls();
    expect((await spans.settled(1)).map(({ name }) => name)).toEqual([session.name]);
    await talk.end();
    expect(spans.open()).toBe(0);
  });
});

test.each([null, 7, 'much', {}, { usageMetadata: 7 }, { usageMetadata: null }, { serverContent: { groundingMetadata: 'much' } }])(
  'a message that tells nothing, %j, is no call',
  (message) => {
    const calls: unknown[] = [];
    const reader = new LiveReader({}, MODEL);
    reader.tellInnerCalls((call) => calls.push(call));
    reader.readEvent(message);
    expect(calls).toEqual([]);
  },
);
