import type OpenAI from 'openai';
import { CHUNKS_OF_A_STREAM } from './provider.ts';

/** One way to make a call and to end it. */
export interface KindOfCall {
  readonly name: string;
  /** How many of a hundred calls are of this kind. */
  readonly percent: number;
  readonly call: (client: OpenAI, url: string) => Promise<void>;
}

const ASKED = {
  model: 'gpt-5',
  messages: [{ role: 'user', content: 'In one sentence: why is the sky blue?' }],
} satisfies OpenAI.ChatCompletionCreateParams;
const STREAMED = { ...ASKED, stream: true, stream_options: { include_usage: true } } as const;

/** Calls as they end in applications; all but the first two leave something open that a process might keep. */
export const KINDS_OF_CALLS: readonly KindOfCall[] = [
  { name: 'plain', percent: 60, call: async (client) => void (await client.chat.completions.create(ASKED)) },
  {
    name: 'streamed and read to the end',
    percent: 25,
    call: async (client) => {
      let received = 0;
      for await (const _chunk of await client.chat.completions.create(STREAMED)) received += 1;
      if (received !== CHUNKS_OF_A_STREAM) throw new Error(`memory: a stream of ${CHUNKS_OF_A_STREAM} chunks gave ${received}`);
    },
  },
  {
    name: 'left after the first chunk',
    percent: 3,
    call: async (client) => {
      for await (const _chunk of await client.chat.completions.create(STREAMED)) break;
    },
  },
  { name: 'never read', percent: 3, call: async (client) => void (await client.chat.completions.create(STREAMED)) },
  { name: 'never awaited', percent: 2, call: async (client) => void client.chat.completions.create(ASKED) },
  { name: 'rejected', percent: 3, call: async (client) => await failing(client.chat.completions.create({ ...ASKED, model: 'rejected' })) },
  {
    name: 'aborted',
    percent: 2,
    call: async (client) => {
      const abort = new AbortController();
      const stream = await client.chat.completions.create(STREAMED, { signal: abort.signal });
      for await (const _chunk of stream) abort.abort();
    },
  },
  {
    name: 'without an SDK',
    percent: 2,
    call: async (_client, url) => {
      const response = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(ASKED),
      });
      await response.json();
    },
  },
];

/** A hundred calls, the kinds mixed. */
export const HUNDRED: readonly KindOfCall[] = KINDS_OF_CALLS.flatMap((kind) =>
  Array.from({ length: kind.percent }, (_, index) => ({ kind, at: (index + 0.5) / kind.percent })),
)
  .toSorted((a, b) => a.at - b.at)
  .map(({ kind }) => kind);

/** Waits for a call to be turned down. */
async function failing(call: PromiseLike<unknown>): Promise<void> {
  try {
    await call;
  } catch {
    return;
  }
  throw new Error('memory: a call that is turned down was answered');
}
