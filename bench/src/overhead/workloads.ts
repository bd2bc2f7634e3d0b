import type OpenAI from 'openai';
import { answer, chunks } from './answers.ts';

/** A kind of call, as the application makes it and as the provider answers it. */
export interface Workload {
  readonly name: string;
  /** Calls in a block: some 40 ms, long enough to hold its own garbage collection. */
  readonly calls: number;
  /** What OpenAI would bill for one call of gpt-5, in US dollars. */
  readonly usd: string;
  /** Messages in the prompt. */
  readonly messages: number;
  readonly isStream: boolean;
  readonly respond: () => Response;
  /** Makes one call and reads its answer to the end. */
  readonly call: (client: OpenAI) => Promise<void>;
}

type Messages = OpenAI.ChatCompletionMessageParam[];

const MODEL = 'gpt-5';
const SMALL: Messages = [{ role: 'user', content: 'In one sentence: why is the sky blue?' }];
const LARGE: Messages = Array.from({ length: 20 }, (_, index) => ({
  role: index % 2 === 0 ? 'user' : 'assistant',
  content: `${index} `.padEnd(1024, 'a kilobyte of talk '),
}));
/** The caller asks for the usage, so that all variants get the same chunks and the same usage. */
const STREAM = { stream: true, stream_options: { include_usage: true } } as const;

const JSON_HEADERS = { 'content-type': 'application/json', 'x-request-id': 'req_bench' };
const EVENT_HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_bench' };

/** 200 × 1.25 + 800 × 0.125 + 200 × 10 millionths. */
const SMALL_ANSWER = answer({ prompt: 1_000, cached: 800, completion: 200 });
/** 1,024 × 1.25 + 4,096 × 0.125 + 200 × 10 millionths. */
const LARGE_ANSWER = answer({ prompt: 5_120, cached: 4_096, completion: 200 });
/** 200 × 1.25 + 800 × 0.125 + 60 × 10 millionths. */
const CHUNKS = chunks(60, { prompt: 1_000, cached: 800, completion: 60 });

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'small prompt',
    calls: 300,
    usd: '0.00235',
    messages: SMALL.length,
    isStream: false,
    respond: () => new Response(SMALL_ANSWER, { headers: JSON_HEADERS }),
    call: async (client) => void (await client.chat.completions.create({ model: MODEL, messages: SMALL })),
  },
  {
    name: '20 messages of 1 KB',
    calls: 200,
    usd: '0.003792',
    messages: LARGE.length,
    isStream: false,
    respond: () => new Response(LARGE_ANSWER, { headers: JSON_HEADERS }),
    call: async (client) => void (await client.chat.completions.create({ model: MODEL, messages: LARGE })),
  },
  {
    name: 'stream of 60 chunks',
    calls: 30,
    usd: '0.00095',
    messages: SMALL.length,
    isStream: true,
    respond: () => new Response(oneByOne(CHUNKS), { headers: EVENT_HEADERS }),
    call: async (client) => {
      let received = 0;
      for await (const _chunk of await client.chat.completions.create({ model: MODEL, messages: SMALL, ...STREAM })) received += 1;
      // The chunk with the usage comes on top.
      if (received !== 61) throw new Error(`overhead: a stream of 60 chunks and its usage gave ${received} chunks`);
    },
  },
];

/** A body whose events arrive one at a time, as soon as they are asked for. */
function oneByOne(events: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const event = events[next];
      next += 1;
      if (event === undefined) controller.close();
      else controller.enqueue(event);
    },
  });
}
