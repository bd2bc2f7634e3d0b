import { describe, expect, it } from 'vitest';
import { decodeTraces } from '../../src/otlp/decode.ts';
import { encodeTraces } from '../../src/otlp/encode.ts';
import { readAttributes } from '../../src/otlp/read-attributes.ts';
import { span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

/** A good span without the given fields, and with others. */
function spanWith(fields: Readonly<Record<string, unknown>>): object {
  return { ...span(), ...fields };
}

/** A good span with one more attribute, the value as OTLP/JSON writes it. */
function spanWithValue(key: string, value: unknown): object {
  const good = span() as { readonly attributes: readonly object[] };
  return { ...good, attributes: [...good.attributes, { key, value }] };
}

/** The attribute of a name after a request was read from JSON, handed on as protobuf and read again. */
function handedOn(key: string, value: unknown): unknown {
  const read = decodeTraces('json', Buffer.from(JSON.stringify(traces([spanWithValue(key, value)]))));
  const [resourceSpans] = decodeTraces('protobuf', Buffer.from(encodeTraces(read))).resourceSpans;
  return readAttributes(resourceSpans?.scopeSpans[0]?.spans[0]?.attributes ?? [])[key];
}

describe('a span in JSON with a value that its field cannot have', () => {
  it.each([
    ['a trace id that is not hexadecimal', spanWith({ traceId: 'zz' }), 'trace_id_invalid'],
    ['a trace id of 31 digits', spanWith({ traceId: 'a'.repeat(31) }), 'trace_id_invalid'],
    ['a trace id of 16 letters, which as text would be 16 bytes', spanWith({ traceId: 'z'.repeat(16) }), 'trace_id_invalid'],
    ['a trace id that is a number', spanWith({ traceId: 5 }), 'trace_id_invalid'],
    ['no trace id field', spanWith({ traceId: undefined }), 'trace_id_invalid'],
    ['a span id that is not hexadecimal', spanWith({ spanId: 'z'.repeat(16) }), 'span_id_invalid'],
    ['no span id field', spanWith({ spanId: undefined }), 'span_id_invalid'],
    ['a start time that is a fraction', spanWith({ startTimeUnixNano: 1.5 }), 'start_time_missing'],
    ['a start time above 64 bits', spanWith({ startTimeUnixNano: '99999999999999999999' }), 'start_time_missing'],
    ['a start time of words', spanWith({ startTimeUnixNano: 'yesterday' }), 'start_time_missing'],
    ['tokens above 64 bits', spanWithValue('gen_ai.usage.input_tokens', { intValue: '9223372036854775808' }), 'not_a_count'],
    ['tokens in words', spanWithValue('gen_ai.usage.input_tokens', { intValue: 'many' }), 'not_a_count'],
    ['half a token as an integer', spanWithValue('gen_ai.usage.input_tokens', { intValue: 0.5 }), 'not_a_count'],
    ['tokens that are a double of words', spanWithValue('gen_ai.usage.input_tokens', { doubleValue: 'many' }), 'not_a_count'],
  ])('%s, is quarantined alone, and the good one beside it is charged', async (_, bad, reason) => {
    const collector = await runCollector();
    expect((await collector.send('traces', traces([bad, span()]))).status).toBe(200);
    expect(await collector.stats()).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
    const { reports } = await collector.json<{ readonly reports: readonly object[] }>('/api/v1/quarantine');
    expect(reports).toMatchObject([{ reason }]);
  });

  it.each([
    ['a large integer of an attribute that is no count', spanWithValue('app.serial', { intValue: '9223372036854775808' })],
    ['a parent id that is not hexadecimal', spanWith({ parentSpanId: 'root' })],
    ['a kind nobody knows', spanWith({ kind: 'SPAN_KIND_CHAT' })],
    ['a name that is a number', spanWith({ name: 5 })],
    ['flags that are a text', spanWith({ flags: 'sampled' })],
  ])('%s, is charged, for nothing that is missing matters to its cost', async (_, odd) => {
    const collector = await runCollector();
    expect((await collector.send('traces', traces([odd, span()]))).status).toBe(200);
    expect(await collector.stats()).toMatchObject({ total_requests: 2, cost_usd: '0.0065' });
  });

  it.each([
    [{ intValue: '9223372036854775808' }, '9223372036854775808'],
    [{ intValue: 'many' }, 'many'],
    [{ boolValue: 'yes' }, 'yes'],
    [{ doubleValue: 'x' }, 'x'],
    [{ bytesValue: '?!' }, '?!'],
    [{ stringValue: 5 }, '5'],
    [{ intValue: '9223372036854775807' }, 2n ** 63n - 1n],
    [{ intValue: 7 }, 7],
    [{ doubleValue: '2.5' }, 2.5],
  ])('%j, is handed on with the value %s', (value, expected) => {
    expect(handedOn('app.value', value)).toBe(expected);
  });

  it.each([
    ['STATUS_CODE_ERROR', 'SPAN_KIND_CLIENT', 0],
    [2, 3, 0],
    ['STATUS_CODE_OK', 'SPAN_KIND_CLIENT', 100],
  ])('status %s and kind %s, written by name or number, are read: %i %% successes', async (code, kind, successRate) => {
    const collector = await runCollector();
    await collector.send('traces', traces([spanWith({ status: { code }, kind })]));
    expect(await collector.stats()).toMatchObject({ total_requests: 1, success_rate_percent: successRate });
  });
});
