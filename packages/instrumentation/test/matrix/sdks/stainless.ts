import { allOf } from '../../all-of.ts';
import type { CallOptions, Driver, Run } from '../driver.ts';
import { headersOf } from '../driver.ts';
import type { Told } from '../scenario.ts';
import type { ScenarioName } from '../scenarios.ts';
import { abortedAfterFirst, eventsOf } from '../stream-runs.ts';
import { failuresOf, unawaited } from '../unawaited.ts';

/** What the SDKs by Stainless return. */
interface StainlessPromise<T> extends Promise<T> {
  withResponse(): Promise<{ readonly data: T; readonly response: StainlessResponse }>;
  asResponse(): Promise<StainlessResponse>;
}

/** Of this, even older ones with a fetch of their own have all. */
type StainlessResponse = Pick<Response, 'status' | 'json' | 'text'>;

interface StainlessStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
  tee(): readonly [AsyncIterable<unknown>, AsyncIterable<unknown>];
  toReadableStream(): ReadableStream;
}

/** An SDK by Stainless. */
export interface StainlessDriver extends Driver {
  ask(options?: CallOptions): StainlessPromise<unknown>;
  open(options?: CallOptions): StainlessPromise<StainlessStream>;
}

/** Options of a request of these SDKs. */
export function requestOptions(options: CallOptions): {
  headers: Record<string, string>;
  maxRetries: number;
  signal?: AbortSignal;
  timeout?: number;
} {
  const { signal, timeoutMs, retries = 0 } = options;
  return {
    headers: headersOf(options),
    maxRetries: retries,
    ...(signal === undefined ? {} : { signal }),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  };
}

/** What a promise of an SDK is, as the user sees it. */
function seen(response: StainlessResponse): unknown {
  return { class: response.constructor.name, status: response.status };
}

/** What spans of their calls say otherwise than those of others: an answer that nobody awaits is not parsed. */
export const STAINLESS_TOLD = {
  'never awaited': { usage: 'absent', collected: true },
  'never awaited, and it fails: as many unhandled rejections': { usage: Array.from({ length: 8 }, () => 'absent' as const) },
} as const satisfies Partial<Record<ScenarioName, Told>>;

/** What the OpenAI SDK and those like it say besides: an error in the place of an answer is given to the caller as one, and told on the span. */
export const OPENAI_TOLD = {
  ...STAINLESS_TOLD,
  'an error, with HTTP 200': { usage: ['absent', 'absent'], failed: [true, true] },
} as const satisfies Partial<Record<ScenarioName, Told>>;

/** What all SDKs by Stainless do in the same way. */
export const STAINLESS_RUNS = {
  'never awaited, and it fails: as many unhandled rejections': (driver, bench) =>
    unawaited(bench, [
      ...failuresOf(driver),
      () => driver.ask({ scenario: 'error-400' }).withResponse(),
      () => driver.ask({ scenario: 'error-400' }).asResponse(),
      () => driver.ask({ scenario: 'error-400' }).finally(() => 'over'),
      () => driver.open({ scenario: 'error-400' }).withResponse(),
    ]),
  async 'with its HTTP response'(driver) {
    const { data, response, ...rest } = await driver.ask().withResponse();
    return { data, response: seen(response), rest };
  },
  async 'the HTTP response alone, read by the caller'(driver) {
    const response = await driver.ask().asResponse();
    return { response: seen(response), body: await response.json() };
  },
  async 'the HTTP response first, then the answer'(driver) {
    const promise = driver.ask();
    return { response: seen(await promise.asResponse()), answer: await promise };
  },
  'abort() between two events': (driver) =>
    abortedAfterFirst(driver.open({ scenario: 'slow-stream' }), ({ controller }) => controller.abort()),
  async 'abort() before it is read'(driver) {
    const stream = await driver.open();
    stream.controller.abort();
    return { aborted: stream.controller.signal.aborted, keys: Reflect.ownKeys(stream) };
  },
  async 'the stream with its HTTP response'(driver) {
    const { data, response, ...rest } = await driver.open().withResponse();
    return { response: seen(response), rest, events: await allOf(data) };
  },
  async 'the HTTP response of the stream alone'(driver) {
    const response = await driver.open().asResponse();
    return { response: seen(response), text: await response.text() };
  },
  async 'tee(), both read'(driver) {
    const [one, other] = (await driver.open()).tee();
    return await Promise.all([eventsOf(Promise.resolve(one)), eventsOf(Promise.resolve(other))]);
  },
  async 'tee(), one read in part and dropped'(driver) {
    const [one] = (await driver.open({ scenario: 'slow-stream' })).tee();
    return await one[Symbol.asyncIterator]().next();
  },
  'toReadableStream()': async (driver) => new Response((await driver.open()).toReadableStream()).text(),
  async 'toReadableStream(), cancelled'(driver) {
    const reader = (await driver.open()).toReadableStream().getReader();
    const { done, value } = await reader.read();
    await reader.cancel();
    return { done, first: Buffer.from(value).toString(), closed: await reader.closed };
  },
} as const satisfies Partial<Record<ScenarioName, Run<StainlessDriver>>>;
