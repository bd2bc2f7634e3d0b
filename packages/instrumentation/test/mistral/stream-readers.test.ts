import type { Mistral } from '@mistralai/mistralai';
import { describe, expect, test } from 'vitest';
import { MistralInstrumentation } from '../../src/mistral/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { observe } from '../observe.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new MistralInstrumentation(), SDK_COPIES, { eventDelayMs: 10 });

const ask = { model: 'mistral-large-2512', messages: [{ role: 'user' as const, content: 'Say hello to everybody in the warehouse' }] };
type Stream = ReadableStream<unknown>;

/** Node puts the two fields in an order that depends on whether the event had come when it was asked for. */
function told({ done, value }: { readonly done: boolean; readonly value?: unknown }): unknown {
  return { done, value };
}

async function readAll(stream: Stream): Promise<readonly unknown[]> {
  const reader = stream.getReader();
  const results: unknown[] = [];
  for (let result = await reader.read(); ; result = await reader.read()) {
    results.push(told(result));
    if (result.done) return [...results, await reader.closed, reader.releaseLock(), stream.locked];
  }
}

function collected(failAfter = Infinity): { readonly sink: WritableStream<unknown>; readonly written: unknown[] } {
  const written: unknown[] = [];
  const write = (chunk: unknown): void => {
    if (written.length >= failAfter) throw new RangeError('the sink is full');
    written.push(chunk);
  };
  return { written, sink: new WritableStream({ write }) };
}

const passing = (): TransformStream<unknown, unknown> =>
  new TransformStream({ transform: (event, controller) => controller.enqueue({ event }) });

interface Reading {
  readonly name: string;
  readonly read: (stream: Stream) => Promise<unknown>;
  readonly end: 'stop' | 'error';
}

const READINGS: readonly Reading[] = [
  { name: 'a reader', end: 'stop', read: readAll },
  {
    name: 'a reader that cancels',
    end: 'error',
    read: async (stream) => {
      const reader = stream.getReader();
      return [told(await reader.read()), await reader.cancel('enough'), await reader.closed, told(await reader.read())];
    },
  },
  {
    name: 'a reader, and after its lock is released an iterator',
    end: 'stop',
    read: async (stream) => {
      const reader = stream.getReader();
      const first = told(await reader.read());
      reader.releaseLock();
      return [first, stream.locked, await allOf(stream)];
    },
  },
  { name: 'values()', end: 'stop', read: async (stream) => allOf(stream.values()) },
  {
    name: 'both branches of tee()',
    end: 'stop',
    read: async (stream) => {
      const [left, right] = stream.tee();
      return [stream.locked, ...(await Promise.all([readAll(left), allOf(right)]))];
    },
  },
  {
    name: 'branches of a branch',
    end: 'stop',
    read: async (stream) => {
      const [left, right] = stream.tee();
      const [, second] = left.tee();
      return await Promise.all([allOf(second), allOf(right)]);
    },
  },
  {
    name: 'pipeThrough()',
    end: 'stop',
    read: async (stream) => {
      const through = passing();
      const readable = stream.pipeThrough(through);
      return [readable === through.readable, stream.locked, await allOf(readable)];
    },
  },
  {
    name: 'pipeTo()',
    end: 'stop',
    read: async (stream) => {
      const { sink, written } = collected();
      return [await stream.pipeTo(sink), written, stream.locked, await thrownBy(sink.getWriter().closed)];
    },
  },
  {
    name: 'pipeTo() that leaves its end open',
    end: 'stop',
    read: async (stream) => {
      const { sink, written } = collected();
      await stream.pipeTo(sink, { preventClose: true });
      return [written, await sink.getWriter().close()];
    },
  },
  {
    name: 'a sink that fails',
    end: 'error',
    read: async (stream) => {
      const { sink, written } = collected(2);
      return [await thrownBy(stream.pipeTo(sink)), written, stream.locked];
    },
  },
  {
    name: 'a pipe that is aborted',
    end: 'error',
    read: async (stream) => {
      const { sink } = collected();
      return [await thrownBy(stream.pipeTo(sink, { signal: AbortSignal.abort('no') })), stream.locked];
    },
  },
  {
    name: 'what Node refuses',
    end: 'error',
    read: async (stream) => {
      const wrong = thrownBy(stream.pipeTo(7 as never));
      stream.getReader().releaseLock();
      const refused = [await wrong, stream.locked, await thrownBy(Promise.resolve().then(() => stream.pipeThrough({} as never)))];
      return [...refused, await stream.cancel('enough').then(() => 'cancelled')];
    },
  },
];

describe.each(SDK_COPIES)('a stream of @mistralai/mistralai $version', ({ instrumented, plain }) => {
  const open = async (client: Mistral): Promise<Stream> => await client.chat.stream(ask);

  test.each(READINGS)('read by $name is the same, and its span has its usage if it was read to the end', async ({ name, read, end }) => {
    const expected = observe(await read(await open(clientOf(plain, providers.url))));
    expect(observe(await read(await open(clientOf(instrumented, providers.url))))).toEqual(expected);
    if (name === 'what Node refuses') await collectGarbageUntil(() => spans.open() === 0);
    const [span, ...more] = await spans.settled(1);
    expect(more.length).toBe(0);
    expect(spans.open()).toBe(0);
    expect(span?.attributes['gen_ai.response.finish_reasons']).toEqual([end]);
    const counted = end === 'stop' ? [16, 32] : [undefined, undefined];
    expect([span?.attributes['gen_ai.usage.input_tokens'], span?.attributes['gen_ai.usage.output_tokens']]).toEqual(counted);
  });

  test('that breaks in a reader and in a pipe fails as it does without', async () => {
    const broken = async (client: Mistral): Promise<unknown> => [
      await thrownBy(readAll(await client.chat.stream(ask, scenario('cut')))),
      await thrownBy((await client.chat.stream(ask, scenario('cut'))).pipeTo(collected().sink)),
    ];
    const expected = observe(await broken(clientOf(plain, providers.url)));
    expect(observe(await broken(clientOf(instrumented, providers.url)))).toEqual(expected);
    const ended = await spans.settled(2);
    expect(ended.map(({ attributes }) => attributes['error.type'])).toEqual(['TypeError', 'TypeError']);
  });

  test('that is given a reader and dropped ends when nobody holds it', async () => {
    await (async () => void (await (await open(clientOf(instrumented, providers.url))).getReader().read()))();
    await collectGarbageUntil(() => spans.open() === 0);
    const [span] = await spans.settled(1);
    expect(span?.attributes['gen_ai.response.finish_reasons']).toEqual(['error']);
  });
});

test("Node's own streams are as they were", () => {
  const own = new ReadableStream();
  for (const name of ['getReader', 'tee', 'values', 'pipeTo', 'pipeThrough'] as const) expect(String(own[name])).not.toContain('endsOf');
  own.getReader();
  expect(Reflect.ownKeys(own).filter((key) => typeof key === 'string')).toEqual([]);
});
