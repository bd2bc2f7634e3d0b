import { randomBytes } from 'node:crypto';
import { RandomIdGenerator, TracerProvider, InMemorySpanExporter, SimpleSpanProcessor, type IdGenerator } from '@opentelemetry/sdk-trace';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { callAttributes } from './call-attributes.ts';

/** Bytes that a stamp overwrites in a trace id, a span id and, as hexadecimal digits, in a response id; the others tell the calls of a batch apart. */
const STAMP_BYTES = 4;

/** How long each call took, in milliseconds. */
const DURATION_MS = 1500;

/** A trace export of so many AI calls as bytes, which becomes a new one by overwriting the ids in it. */
export interface BatchTemplate {
  readonly calls: number;
  readonly bytes: number;
  /**
   * The request body of batch `number`; no two numbers share an id.
   *
   * @param madeAt When its calls were made, in milliseconds since the epoch; default: in the minute before the template was made.
   */
  stamp(number: number, madeAt?: number): Buffer;
}

/**
 * One request of an OTLP exporter: spans of chat calls with about twenty attributes each, of several models, users, features and
 * tenants, written by OpenTelemetry's own serializer.
 *
 * @param now Milliseconds since the epoch; the calls were made in the minute before.
 */
export function batchTemplate(calls: number, now: number): BatchTemplate {
  const ids = new RememberingIds();
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes({ 'service.name': 'bench', 'deployment.environment.name': 'bench' }),
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('bench', '1.0.0');
  const firstStart = now - 60_000;
  const responseIds = Array.from({ length: calls }, () => randomBytes(12).toString('hex'));
  for (const [index, responseId] of responseIds.entries()) {
    const { name, attributes } = callAttributes(index, `resp_${responseId}`);
    const startTime = firstStart + index;
    tracer.startSpan(name, { kind: 2, startTime, attributes, root: true }).end(startTime + DURATION_MS);
  }
  const body = ProtobufTraceSerializer.serializeRequest(exporter.getFinishedSpans());
  if (body === undefined) throw new Error('OpenTelemetry did not serialize the spans');
  const template = Buffer.from(body);
  const binary = ids.made.map((id) => placeOf(template, Buffer.from(id, 'hex')));
  const text = responseIds.map((id) => placeOf(template, Buffer.from(id, 'latin1')));
  const times = responseIds.flatMap((_, index) => [
    { place: placeOf(template, startOf(nanoseconds(firstStart + index))), ms: index },
    { place: placeOf(template, endOf(nanoseconds(firstStart + index + DURATION_MS))), ms: index + DURATION_MS },
  ]);
  return {
    calls,
    bytes: template.length,
    stamp(number, madeAt) {
      const batch = Buffer.from(template);
      const digits = number.toString(16).padStart(STAMP_BYTES * 2, '0');
      for (const place of binary) batch.writeUIntBE(number, place, STAMP_BYTES);
      for (const place of text) batch.write(digits, place, 'latin1');
      if (madeAt !== undefined) for (const { place, ms } of times) nanoseconds(madeAt + ms).copy(batch, place + 1);
      return batch;
    },
  };
}

/** As fixed64. */
function nanoseconds(ms: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(ms) * 1_000_000n);
  return bytes;
}

/** The field of a span in which it starts, by its number and wire type. */
function startOf(time: Buffer): Buffer {
  return Buffer.concat([Buffer.of((7 << 3) | 1), time]);
}

function endOf(time: Buffer): Buffer {
  return Buffer.concat([Buffer.of((8 << 3) | 1), time]);
}

function placeOf(bytes: Buffer, id: Buffer): number {
  const place = bytes.indexOf(id);
  if (place === -1 || bytes.includes(id, place + 1)) throw new Error('an id is not exactly once in the batch');
  return place;
}

class RememberingIds implements IdGenerator {
  readonly made: string[] = [];
  readonly #random = new RandomIdGenerator();

  generateTraceId(): string {
    return this.#remember(this.#random.generateTraceId());
  }

  generateSpanId(): string {
    return this.#remember(this.#random.generateSpanId());
  }

  #remember(id: string): string {
    this.made.push(id);
    return id;
  }
}
