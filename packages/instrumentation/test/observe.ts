/** Fields that differ from run to run: stacks, times, sockets, and ids that look like nothing else. */
const VARYING: ReadonlySet<unknown> = new Set([
  'stack',
  'parsed',
  'created',
  'created_at',
  'completed_at',
  'date',
  'responseId',
  'socket',
  'requestId',
  'totalRetryDelay',
  '$response',
]);
/** Ids that the stand-in makes up; everything else must be the same in two runs. */
const MADE_UP =
  /\b(?:chatcmpl|v1|conv|tool_exec|cmpl|cmp|embd|modr|batch|resp|cohere|msg_bdrk|msg_vrtx|msgbatch|msg|rs|req|call|toolu|tooluse|fc|fp|wrkspc)[-_][A-Za-z0-9]+/g;
const DEPTH = 12;

/**
 * What a user of the SDK can see of a value: its class, its own keys in their order, hidden and symbol ones included, and all
 * of its fields in turn. Two copies of the SDK that behave alike give equal observations. With `stacks`, so do the stacks of the
 * errors of one copy, but for the frames of what watches it.
 */
export function observe(value: unknown, depth = 0, stacks = false): unknown {
  if (typeof value === 'string') return value.replaceAll(MADE_UP, 'made-up').replaceAll(/127\.0\.0\.1:\d+/g, 'server');
  if (typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return `function/${value.length}`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEPTH) return 'too deep';
  if (Array.isArray(value)) return value.map((item) => observe(item, depth + 1, stacks));
  const name = classOf(value);
  if (value instanceof Response) return { class: name, status: value.status, type: value.headers.get('content-type') };
  if (value instanceof Headers || value instanceof AbortController || value instanceof AbortSignal) return { class: name };
  if (value instanceof Promise) return { class: name, keys: keysOf(value) };
  const fields: Record<string, unknown> = {};
  for (const key of Reflect.ownKeys(value)) {
    if (VARYING.has(key)) continue;
    fields[String(key)] = observe(Reflect.get(value, key), depth + 1, stacks);
  }
  const ofError = value instanceof Error ? { message: observe(value.message), ...(stacks ? { stack: framesOf(value) } : {}) } : {};
  return { class: name, keys: keysOf(value), ...ofError, fields };
}

/** Frames of this package, of OpenTelemetry, and of Node, which runs what is in a context. */
const NOT_OF_THE_CALL = /packages\/instrumentation\/src\/|node_modules\/@opentelemetry\/|node:|<anonymous>/;

/** The places only: how a function is called there depends on who calls it. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !NOT_OF_THE_CALL.test(line))
    .map((line) => /\(?([^( ]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? line);
}

function classOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null ? 'null' : (prototype as object).constructor.name;
}

function keysOf(value: object): readonly string[] {
  return Reflect.ownKeys(value)
    .filter((key) => key !== 'stack')
    .map(String);
}
