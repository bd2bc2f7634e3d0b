import { randomBytes } from 'node:crypto';

/** Attributes of a call; integers become `intValue`, other numbers `doubleValue`. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface CallOptions {
  readonly traceId?: string;
  readonly spanId?: string;
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly durationMs?: number;
  readonly attributes?: Attributes;
}

/** 1,000 in and 200 out of gpt-5 at $1.25 and $10 per million: $0.00325. */
export const GPT5: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5',
  'gen_ai.response.model': 'gpt-5-2025-08-07',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
};

function attributesToJson(attributes: Attributes): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: valueToJson(value) }));
}

function valueToJson(value: string | number | boolean): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (Number.isInteger(value)) return { intValue: String(value) };
  return { doubleValue: Number.isFinite(value) ? value : String(value) };
}

export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

export function newSpanId(): string {
  return randomBytes(8).toString('hex');
}

/** A span of a call; `attributes` replace those of {@link GPT5}. */
export function span({
  traceId = newTraceId(),
  spanId = newSpanId(),
  start = Date.now() - 1000,
  durationMs = 500,
  attributes = GPT5,
}: CallOptions = {}): object {
  return {
    traceId,
    spanId,
    name: 'chat gpt-5',
    kind: 3,
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(start + durationMs),
    attributes: attributesToJson(attributes),
  };
}

/** The usage event of the same call. */
export function event({
  traceId = newTraceId(),
  spanId = newSpanId(),
  start = Date.now() - 1000,
  durationMs = 500,
  attributes = GPT5,
}: CallOptions = {}): object {
  return {
    traceId,
    spanId,
    eventName: 'spancost.usage',
    timeUnixNano: nanoseconds(start),
    attributes: attributesToJson({ ...attributes, 'spancost.call.duration': durationMs / 1000 }),
  };
}

export function traces(spans: readonly object[], resource: Attributes = { 'service.name': 'shop' }): object {
  return { resourceSpans: [{ resource: { attributes: attributesToJson(resource) }, scopeSpans: [{ scope: { name: 'test' }, spans }] }] };
}

export function logs(logRecords: readonly object[], resource: Attributes = { 'service.name': 'shop' }): object {
  return { resourceLogs: [{ resource: { attributes: attributesToJson(resource) }, scopeLogs: [{ scope: { name: 'test' }, logRecords }] }] };
}

function nanoseconds(ms: number): string {
  return `${BigInt(Math.round(ms * 1000)) * 1000n}`;
}
