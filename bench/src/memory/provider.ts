import { createServer, type Server } from 'node:http';
import { answer, chunks } from '../overhead/answers.ts';

const TOKENS = { prompt: 1_000, cached: 800, completion: 200 };
/** Chunks of a streamed answer before the one with its usage. */
const CHUNKS = 6;
/** What a stream of {@link answerTo} gives, its usage included. */
export const CHUNKS_OF_A_STREAM: number = CHUNKS + 1;
/** What every call that is answered costs: 200 × 1.25 + 800 × 0.125 + 200 × 10 millionths of gpt-5, in US dollars. */
export const USD_PER_CALL = 0.00235;

const ID = 'chatcmpl-bench';
const PLAIN = answer(TOKENS).split(ID);
const STREAMED = chunks(CHUNKS, TOKENS).map((chunk) => new TextDecoder().decode(chunk).split(ID));
const ENCODER = new TextEncoder();

/** What the provider answers, each time with another id: who remembered answers by their ids would grow. */
export class Provider {
  #answers = 0;
  #server: Server | undefined;

  /** A `fetch` that answers inside the process; a model called `rejected` is turned down. */
  readonly fetch: typeof fetch = async (_url, { body, signal } = {}) => {
    const asked = typeof body === 'string' ? body : '';
    if (asked.includes('"rejected"')) return new Response('{"error":{"message":"slow down"}}', { status: 429 });
    return asked.includes('"stream":true')
      ? this.#stream(signal ?? undefined)
      : new Response(this.#plain(), { headers: { 'content-type': 'application/json' } });
  };

  /** The same over HTTP, for who calls without an SDK. @returns Where. */
  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(this.#plain()));
    });
    this.#server = server;
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('memory: the stand-in for the provider has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server?.close().closeAllConnections();
  }

  #plain(): string {
    return PLAIN.join(this.#nextId());
  }

  #stream(signal: AbortSignal | undefined): Response {
    const id = this.#nextId();
    let next = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = STREAMED[next];
        next += 1;
        if (signal?.aborted === true) controller.error(signal.reason);
        else if (chunk === undefined) controller.close();
        else controller.enqueue(ENCODER.encode(chunk.join(id)));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  }

  #nextId(): string {
    this.#answers += 1;
    return `${ID}-${this.#answers}`;
  }
}
