import { thrownBy } from '../all-of.ts';
import { BROKEN_SCENARIOS } from './broken-scenarios.ts';
import { eventsOf, spoiled, STREAM_RUNS } from './stream-runs.ts';
import { failuresOf, unawaited } from './unawaited.ts';
import type { Scenario } from './scenario.ts';

const whole = { usage: 'complete' } as const;

const IN_ONE_PIECE = [
  { name: 'awaited', told: whole, run: (driver) => driver.ask().then((answer) => answer) },
  {
    name: 'the promise itself, awaited twice',
    told: whole,
    async run(driver) {
      const promise = driver.ask();
      const [once, again] = [await promise, await promise];
      return { promise, once, same: once === again, isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'five at once',
    told: { usage: ['complete', 'complete', 'complete', 'complete', 'complete'] },
    run: (driver) => Promise.all(Array.from({ length: 5 }, () => driver.ask())),
  },
  {
    name: 'never awaited',
    told: whole,
    run: (driver, bench) => unawaited(bench, [() => driver.ask()]),
  },
  {
    name: 'never awaited, and it fails: as many unhandled rejections',
    told: { usage: ['absent', 'absent', 'absent', 'absent'], failed: 400 },
    run: (driver, bench) => unawaited(bench, failuresOf(driver)),
  },
  {
    name: 'of a client that is older than the instrumentation, whole and streamed',
    told: { usage: ['complete', 'complete'] },
    run: async (_driver, { older }) => [await older.ask(), await eventsOf(older.open())],
  },
  { name: 'with its HTTP response', told: whole },
  { name: 'the HTTP response alone, read by the caller', told: { usage: 'absent' } },
  { name: 'the HTTP response first, then the answer', told: whole },
] as const satisfies readonly Omit<Scenario, 'group'>[];

const refusal = (status: number) =>
  ({
    name: `HTTP ${status}`,
    told: { usage: 'absent', failed: status },
    run: (driver) => thrownBy(driver.ask({ scenario: `error-${status}` })),
  }) as const satisfies Omit<Scenario, 'group'>;

const FAILURES = [
  { ...refusal(400), name: 'HTTP 400' },
  { ...refusal(401), name: 'HTTP 401' },
  { ...refusal(403), name: 'HTTP 403' },
  { ...refusal(404), name: 'HTTP 404' },
  { ...refusal(429), name: 'HTTP 429' },
  { ...refusal(500), name: 'HTTP 500' },
  { ...refusal(529), name: 'overloaded: HTTP 503 or 529', told: { usage: 'absent', failed: true } },
  {
    name: 'HTTP 500, and the SDK tries again: one call',
    told: whole,
    run: (driver) => driver.ask({ scenario: 'flaky', retries: 1 }).then((answer) => answer),
  },
  {
    name: 'HTTP 429, and the SDK tries again: one call',
    told: whole,
    run: (driver) => driver.ask({ scenario: 'flaky-429', retries: 1 }).then((answer) => answer),
  },
  {
    name: 'HTTP 500 at every attempt',
    told: { usage: 'absent', failed: 500 },
    run: (driver) => thrownBy(driver.ask({ scenario: 'error-500', retries: 1 })),
  },
  { name: 'timeout', told: { usage: 'absent', failed: true }, run: (driver) => thrownBy(driver.ask({ scenario: 'slow', timeoutMs: 50 })) },
  {
    name: 'aborted before it is sent',
    told: { usage: 'absent', failed: true },
    run: (driver) => thrownBy(driver.ask({ signal: AbortSignal.abort() })),
  },
  {
    name: 'aborted while it waits',
    told: { usage: 'absent', failed: true },
    run: (driver) => thrownBy(driver.ask({ scenario: 'slow', signal: AbortSignal.timeout(50) })),
  },
  {
    name: 'the connection is cut',
    told: { usage: 'absent', failed: true },
    run: (driver) => thrownBy(driver.ask({ scenario: 'cut' })),
  },
] as const satisfies readonly Omit<Scenario, 'group'>[];

const left = { usage: 'begun', cut: true } as const;
const read = { usage: 'complete', cut: false } as const;

const STREAMS = [
  { name: 'streamed, read to the end', told: read, run: STREAM_RUNS.read },
  { name: 'break', told: left, run: STREAM_RUNS.left },
  { name: 'return() of the iterator', told: left, run: STREAM_RUNS.returned },
  { name: 'return() before the first event', told: { usage: 'absent', cut: true, collected: true }, run: STREAM_RUNS.returnedBefore },
  { name: 'throw in the consumer', told: left, run: STREAM_RUNS.thrownInto },
  { name: 'abort() between two events', told: { ...left, failed: true } },
  { name: 'abort() before it is read', told: { usage: 'absent', failed: true, cut: true } },
  { name: 'AbortSignal between two events', told: { ...left, failed: true }, run: STREAM_RUNS.signalled },
  { name: 'AbortSignal while nothing comes', told: { ...left, failed: true }, run: STREAM_RUNS.signalledWhileStalled },
  {
    name: 'timeout of the stream',
    told: { usage: 'absent', failed: true },
    run: (driver) => thrownBy(driver.open({ scenario: 'slow', timeoutMs: 50 })),
  },
  { name: 'the server cuts the connection', told: { ...left, failed: true }, run: STREAM_RUNS.cut },
  { name: 'an error event', told: { ...left, failed: true }, run: STREAM_RUNS.failedInside },
  { name: 'HTTP 400 instead of a stream', told: { usage: 'absent', failed: 400 }, run: STREAM_RUNS.refused },
  { name: 'never read, garbage-collected', told: { usage: 'absent', cut: true, collected: true }, run: STREAM_RUNS.dropped },
  { name: 'read in part, garbage-collected', told: { ...left, collected: true }, run: STREAM_RUNS.droppedInPart },
  { name: 'the promise never awaited, garbage-collected', told: { usage: 'absent', collected: true }, run: STREAM_RUNS.droppedUnawaited },
  { name: 'read through next() without waiting', told: read, run: STREAM_RUNS.overlapping },
  { name: 'read twice', told: read, run: STREAM_RUNS.readTwice },
  { name: 'the stream with its HTTP response', told: read },
  { name: 'the HTTP response of the stream alone', told: { usage: 'absent' } },
  { name: 'tee(), both read', told: read },
  { name: 'tee(), one read in part and dropped', told: { ...left, collected: true } },
  { name: 'toReadableStream()', told: read },
  { name: 'toReadableStream(), cancelled', told: left },
] as const satisfies readonly Omit<Scenario, 'group'>[];

const HELPERS = [
  { name: 'structured output: parse()', told: whole },
  { name: 'stream helper: events, and the final answer', told: whole },
  { name: 'stream helper, aborted', told: { ...left, failed: true } },
  { name: 'tool runner: two requests', told: { usage: ['complete', 'complete'] } },
  { name: 'chat session: two messages', told: { usage: ['complete', 'complete'] } },
  { name: 'chat session, streamed', told: whole },
  { name: 'a call by hand: client.post()', told: whole },
] as const satisfies readonly Omit<Scenario, 'group'>[];

const bothAsSeen = { usage: ['complete', 'complete'], failed: 'as seen' } as const;
const raw = (rawAnswer: string) => spoiled({ rawAnswer });

/** Group of the answers that no provider should give. */
export const BAD = 'Bad answers, whole and streamed, and of other methods' as const;

/** Each is an answer in one piece, and then a stream. */
const BAD_ANSWERS = [
  { name: 'usage is missing', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: spoiled({ scenario: 'no-usage' }) },
  { name: 'usage is null', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: spoiled({ scenario: 'usage-null' }) },
  { name: 'usage is a text', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: spoiled({ scenario: 'usage-text' }) },
  { name: 'usage is negative', told: { usage: ['wrong', 'wrong'], failed: 'as seen' }, run: spoiled({ scenario: 'usage-negative' }) },
  {
    name: 'usage is absurd: 1e21 tokens',
    told: { usage: ['wrong', 'wrong'], failed: 'as seen' },
    run: spoiled({ scenario: 'usage-absurd' }),
  },
  { name: 'HTML instead of JSON', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: spoiled({ scenario: 'page' }) },
  { name: 'HTML, with HTTP 502', told: { usage: ['absent', 'absent'], failed: 502 }, run: spoiled({ scenario: 'page-502' }) },
  {
    name: 'JSON or an event that ends in the middle',
    told: { usage: ['absent', 'begun'], failed: 'as seen' },
    run: spoiled({ scenario: 'half' }),
  },
  { name: 'an unknown field, and an event of an unknown type', told: bothAsSeen, run: spoiled({ scenario: 'unknown-event' }) },
  { name: 'huge chunks: 96 KiB in each', told: bothAsSeen, run: spoiled({ scenario: 'huge' }) },
  { name: 'all in one chunk', told: bothAsSeen, run: spoiled({ scenario: 'one-chunk' }) },
  { name: 'chunks of 31 bytes', told: bothAsSeen, run: spoiled({ scenario: 'crumbs' }) },
  { name: 'null', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: raw('null') },
  { name: 'a list', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: raw('[]') },
  { name: 'a number', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: raw('7') },
  { name: 'an empty object', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: raw('{}') },
  {
    name: 'an error, with HTTP 200',
    told: { usage: ['absent', 'absent'], failed: 'as seen' },
    run: raw('{"error":{"code":200,"message":"fine","status":"OK"}}'),
  },
  { name: 'nothing at all', told: { usage: ['absent', 'absent'], failed: 'as seen' }, run: raw('') },
  {
    name: 'fields of other types than they have',
    told: { usage: ['absent', 'absent'], failed: 'as seen' },
    run: raw(
      '{"id":7,"type":[],"model":{},"usage":[1,2],"choices":{"a":1},"message":3,"candidates":[null],"usageMetadata":"none","output":7}',
    ),
  },
] as const satisfies readonly Omit<Scenario, 'group'>[];

const inGroup = <const Rows extends readonly Omit<Scenario, 'group'>[]>(group: string, rows: Rows) =>
  rows.map((row) => ({ ...row, group })) as { readonly [Index in keyof Rows]: Rows[Index] & { readonly group: string } };

const DECLARED = [
  ...inGroup('Answers in one piece', IN_ONE_PIECE),
  ...inGroup('Failures', FAILURES),
  ...inGroup('Streams', STREAMS),
  ...inGroup("Helpers of the SDK's own", HELPERS),
  ...inGroup(BAD, BAD_ANSWERS),
] as const;

/** Name of a row that an SDK may have in a way of its own, or lack. */
export type ScenarioName = (typeof DECLARED)[number]['name'];

/** Every row of the matrix, in the order of the page. */
export const SCENARIOS: readonly Scenario[] = [
  ...DECLARED,
  ...inGroup('Broken telemetry: a whole, a streamed, a left and a refused call', BROKEN_SCENARIOS),
];
