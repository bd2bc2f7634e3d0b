import fc from 'fast-check';
import { decodeLogs, decodeTraces, type Encoding } from '../../src/otlp/decode.ts';
import { LOGS, TRACES } from '../../src/otlp/schema.ts';
import { readRecording, recordingsOf } from '../dialects/recordings.ts';
import { event, logs, span, traces } from '../otlp-json.ts';
import { anyValue, count, NAMES, SCOPES, word } from './hostile-values.ts';

/** A request as it comes over the network. */
export interface Delivery {
  readonly signal: 'traces' | 'logs';
  readonly encoding: Encoding;
  readonly body: Buffer;
}

interface Told {
  readonly signal: 'traces' | 'logs';
  readonly body: object;
}

/** Requests of up to three spans or records, as real libraries sent them. */
const RECORDED: readonly Told[] = recordingsOf(() => true).flatMap((name) =>
  readRecording(name).exports.map(({ signal, body }) => ({ signal, body: shortened(body) as object })),
);

const FIELDS: readonly string[] = ['spans', 'logRecords', 'attributes', 'value', 'resource', 'scope', 'traceId', 'startTimeUnixNano'];

/** What of a request is replaced: `where` leads from the top to it, one number a level. */
const replacement: fc.Arbitrary<(body: object) => unknown> = fc
  .tuple(
    fc.array(fc.nat(), { minLength: 8, maxLength: 14 }),
    fc.oneof(
      anyValue,
      anyValue.map((value) => [value]),
      fc.jsonValue(),
    ),
  )
  .map(
    ([where, value]) =>
      (body) =>
        replaced(body, where, value),
  );

/** A further attribute of the first span or record, of a name that is known. */
const addition: fc.Arbitrary<(body: object) => unknown> = fc.tuple(fc.constantFrom(...NAMES), anyValue).map(
  ([key, value]) =>
    (body) =>
      withAttribute(body, { key, value }),
);

/** Another value of one of the attributes that the first span or record has. */
const retyping: fc.Arbitrary<(body: object) => unknown> = fc.tuple(fc.nat(), anyValue).map(
  ([which, value]) =>
    (body) =>
      inFirst(body, ['spans', 'logRecords'], (item) => {
        const attributes = attributesOf(item);
        return {
          ...item,
          attributes: attributes.map((each, index) => (index === which % attributes.length ? { ...Object(each), value } : each)),
        };
      }),
);

const change = fc.oneof({ weight: 1, arbitrary: replacement }, { weight: 3, arbitrary: addition }, { weight: 3, arbitrary: retyping });

const recorded: fc.Arbitrary<Told> = fc
  .tuple(fc.constantFrom(...RECORDED), fc.array(change, { maxLength: 3 }))
  .map(([{ signal, body }, changes]) => {
    let changed: unknown = body;
    for (const make of changes) if (typeof changed === 'object' && changed !== null) changed = make(changed);
    return { signal, body: typeof changed === 'object' && changed !== null ? changed : {} };
  });

const ids = fc.constantFrom('1', '2').map((digit) => ({ traceId: digit.repeat(32), spanId: digit.repeat(16) }));

const start = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 1) + 800, Date.UTC(2026, 9, 31, 23, 59)) },
  { weight: 1, arbitrary: fc.constantFrom(0, Date.UTC(2400, 0)) },
);

/** What a call is known by, which others may have as well. */
const identity: fc.Arbitrary<object> = fc
  .constantFrom(
    ['gen_ai.response.id', 'chatcmpl-0'],
    ['gen_ai.response.id', 'chatcmpl-1'],
    ['gen_ai.response.id', 'chatcmpl-BxT9nQ2kLmVw83RyPzD4sHcF'],
    ['gen_ai.provider.name', 'litellm'],
    ['gen_ai.provider.name', 'anthropic'],
    ['gen_ai.operation.name', 'fetch_response'],
    ['gen_ai.operation.name', 'video_generation'],
    ['spancost.tenant', 'acme'],
  )
  .map(([key, stringValue]) => ({ key, value: { stringValue } }));

/** A known name, mostly with a value that it could have. */
const attribute: fc.Arbitrary<object> = fc.oneof(
  { weight: 1, arbitrary: identity },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...NAMES)
      .chain((key) =>
        fc
          .oneof({ weight: 12, arbitrary: /token|usage|count/i.test(key) ? count : word }, { weight: 1, arbitrary: anyValue })
          .map((value) => ({ key, value })),
      ),
  },
);

/** A span or usage event with random attributes, from any scope. */
const invented: fc.Arbitrary<Told> = fc
  .record({
    attributes: fc.array(attribute, { maxLength: 12 }),
    scope: fc.record({
      name: fc.oneof(fc.constantFrom(...SCOPES), fc.string()),
      version: fc.constantFrom('', '0.27.0', '1.0.0', '1.2.0b3'),
    }),
    isEvent: fc.boolean(),
    call: fc.tuple(ids, start).map(([of, at]) => ({ ...of, start: at })),
  })
  .map(({ attributes, scope, isEvent, call }) => {
    const body = isEvent ? logs([event(call)]) : traces([span(call)]);
    let changed: object = body;
    for (const each of attributes) changed = withAttribute(changed, each);
    return { signal: isEvent ? 'logs' : 'traces', body: withScope(changed, scope) };
  });

type Damage = (bytes: Buffer) => Buffer;

const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** What happens to bytes on their way, or at the hands of somebody who means harm. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(at, fc.nat({ max: 7 })).map(([where, bit]): Damage => (bytes) => {
    const flipped = Buffer.from(bytes);
    const index = Math.floor(where * flipped.length);
    if (flipped.length > 0) flipped.writeUInt8(flipped.readUInt8(index) ^ (1 << bit), index);
    return flipped;
  }),
  at.map(
    (where): Damage =>
      (bytes) =>
        bytes.subarray(0, Math.floor(where * bytes.length)),
  ),
  fc.tuple(at, inserted()).map(([where, more]): Damage => (bytes) => {
    const index = Math.floor(where * bytes.length);
    return Buffer.concat([bytes.subarray(0, index), more, bytes.subarray(index)]);
  }),
  fc.tuple(at, at).map(
    ([from, to]): Damage =>
      (bytes) =>
        Buffer.concat([bytes, bytes.subarray(Math.floor(from * bytes.length), Math.floor(to * bytes.length))]),
  ),
);

/** Random bytes, the largest lengths and numbers of protobuf, texts that are no UTF-8, levels upon levels. */
function inserted(): fc.Arbitrary<Buffer> {
  return fc.oneof(
    fc.uint8Array({ maxLength: 16 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(
      Buffer.from('ffffffffffffffffff01', 'hex'),
      Buffer.from('0affffffff0f', 'hex'),
      Buffer.from('2a0a2a082a062a042a02', 'hex'),
      Buffer.from('c080edbfbff8888080', 'hex'),
      Buffer.from('['.repeat(2000)),
      Buffer.from('{"a":'.repeat(2000)),
      Buffer.from('-1e999999'),
      Buffer.from('"\\ud800"'),
    ),
  );
}

/** A request that may be anything: of real libraries or invented, changed in places, in either encoding, whole or damaged. */
export const delivery: fc.Arbitrary<Delivery> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: recorded }, { weight: 3, arbitrary: invented }),
    fc.constantFrom<Encoding>('json', 'protobuf'),
    fc.oneof({ weight: 3, arbitrary: fc.constant<readonly Damage[]>([]) }, { weight: 1, arbitrary: fc.array(damage, { maxLength: 3 }) }),
  )
  .map(([{ signal, body }, encoding, damages]) => {
    let bytes: Buffer = Buffer.from(JSON.stringify(body));
    const asProtobuf = encoding === 'protobuf' ? protobufOf(signal, bytes) : undefined;
    bytes = asProtobuf ?? bytes;
    for (const harm of damages) bytes = harm(bytes);
    return { signal, encoding: asProtobuf === undefined ? 'json' : encoding, body: bytes };
  });

/** The same request as protobuf; undefined where its JSON is refused already. */
function protobufOf(signal: 'traces' | 'logs', json: Buffer): Buffer | undefined {
  try {
    return signal === 'traces'
      ? Buffer.from(TRACES.request.encode(decodeTraces('json', json)).finish())
      : Buffer.from(LOGS.request.encode(decodeLogs('json', json)).finish());
  } catch {
    return undefined;
  }
}

/** Lists of spans and records with their first three. */
function shortened(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, read: unknown) =>
    (key === 'spans' || key === 'logRecords') && Array.isArray(read) ? read.slice(0, 3) : read,
  ) as unknown;
}

/** A copy in which what is found by following the numbers is another value. */
function replaced(value: unknown, [step, ...further]: readonly number[], by: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % keys.length] ?? FIELDS[step % FIELDS.length] ?? 'value';
  const inner: unknown = Reflect.get(value, key);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === key ? replaced(each, further, by) : each));
  return { ...value, [key]: replaced(inner, further, by) };
}

function withAttribute(body: object, attribute: unknown): object {
  return inFirst(body, ['spans', 'logRecords'], (item) => ({
    ...item,
    attributes: [...attributesOf(item), attribute],
  }));
}

function attributesOf(item: object): readonly unknown[] {
  const attributes: unknown = Reflect.get(item, 'attributes');
  return Array.isArray(attributes) ? attributes : [];
}

function withScope(body: object, scope: object): object {
  return inFirst(body, ['scopeSpans', 'scopeLogs'], (item) => ({ ...item, scope }));
}

/** A copy in which the first of every list with one of these names is changed. */
function inFirst(value: object, names: readonly string[], change: (item: object) => object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (!Array.isArray(inner) || !/^(resource|scope)(Spans|Logs)$|^spans$|^logRecords$/.test(key)) return [key, inner];
      return [
        key,
        inner.map((item: unknown, index) => {
          if (index > 0 || typeof item !== 'object' || item === null) return item;
          return names.includes(key) ? change(item) : inFirst(item, names, change);
        }),
      ];
    }),
  );
}
