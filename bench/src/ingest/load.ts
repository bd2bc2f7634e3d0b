import { request, Agent } from 'node:http';
import { batchTemplate, type BatchTemplate } from './batch-template.ts';

/** What a sender sends, and for how long. */
export interface LoadOptions {
  /** Where OTLP traces are taken. */
  readonly url: string;
  readonly callsPerBatch: number;
  /** Requests under way at once. */
  readonly connections: number;
  /** Ends when so many calls were acknowledged or so much time has passed, whichever is first. */
  readonly maxCalls: number;
  readonly maxSeconds: number;
  /** The first batch's number, so that a second load has other ids. */
  readonly firstBatch: number;
  /** When the calls of the batches were made, in milliseconds since the epoch; default: just now. */
  readonly made?: { readonly from: number; readonly msPerBatch: number };
}

/** What came of a load. */
export interface LoadResult {
  readonly calls: number;
  readonly seconds: number;
  /** Requests that were answered 429 or 503, or not at all, and sent again. */
  readonly repeated: number;
  /** Milliseconds from sending to the acknowledgement, of each request that succeeded. */
  readonly latencies: readonly number[];
  readonly nextBatch: number;
}

/** Templates that are taken in turn, so that batches differ in more than ids. */
const TEMPLATES = 4;

/** How long is waited before a request is sent again, in milliseconds. */
const REPEAT_AFTER_MS = 100;

/**
 * Sends batches over a few connections, each the next one as soon as the last is acknowledged, and again what was refused for now.
 *
 * @throws Error for any other answer.
 */
export async function sendLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, callsPerBatch, connections, maxCalls, maxSeconds, firstBatch, made } = options;
  const templates = Array.from({ length: TEMPLATES }, () => batchTemplate(callsPerBatch, Date.now()));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  const latencies: number[] = [];
  let batch = firstBatch;
  let calls = 0;
  let sent = 0;
  let repeated = 0;
  const worker = async (): Promise<void> => {
    while (sent < maxCalls && performance.now() - began < maxSeconds * 1000) {
      const number = batch++;
      sent += callsPerBatch;
      const madeAt = made === undefined ? undefined : Math.floor(made.from + number * made.msPerBatch);
      const body = templateOf(templates, number).stamp(number, madeAt);
      const start = performance.now();
      while (!(await post(url, agent, body))) {
        repeated += 1;
        await new Promise((resolve) => setTimeout(resolve, REPEAT_AFTER_MS));
      }
      latencies.push(performance.now() - start);
      calls += callsPerBatch;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return { calls, seconds: (performance.now() - began) / 1000, repeated, latencies, nextBatch: batch };
}

function templateOf(templates: readonly BatchTemplate[], number: number): BatchTemplate {
  return templates[number % templates.length]!;
}

/** Whether the server took it. */
function post(url: string, agent: Agent, body: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-protobuf', 'content-length': body.length };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const answer: Buffer[] = [];
      response.on('data', (part: Buffer) => answer.push(part));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(true);
        else if (response.statusCode === 429 || response.statusCode === 503) resolve(false);
        else reject(new Error(`${url} answered ${response.statusCode}: ${Buffer.concat(answer).toString('latin1').slice(0, 200)}`));
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
