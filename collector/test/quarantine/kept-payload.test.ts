import { decodeLogs, decodeTraces } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { quarantine } from '../../src/pipeline/quarantine.ts';
import { readKept } from '../../src/pipeline/read-kept.ts';
import { readOrigin } from '../../src/pipeline/read-origin.ts';
import { readLogRecord, readSpan, type ReadOptions } from '../../src/pipeline/read-report.ts';
import type { Reading } from '../../src/pipeline/report.ts';
import { readRecording, recordingsOf } from '../dialects/recordings.ts';
import { event, GPT5, logs, span, traces, type Attributes } from '../otlp-json.ts';

/** A clock that is behind everything, so that whatever reports a call is quarantined for its start. */
const BEHIND: ReadOptions = { now: 0, clockToleranceMs: 0, attributesPerSpan: 4096, attributeLength: 1024 };
const TODAY: ReadOptions = { ...BEHIND, now: Date.parse('2030-01-01T00:00:00Z') };

interface ReadTwice {
  /** As it came. */
  readonly directly: Reading;
  /** From what the quarantine kept of it. */
  readonly again: ReturnType<typeof readKept>;
  readonly payload: string;
}

/** What the reports of a request say directly, and what they say after the quarantine. */
function readTwice(signal: 'traces' | 'logs', body: object): readonly ReadTwice[] {
  const bytes = Buffer.from(JSON.stringify(body));
  const read =
    signal === 'traces'
      ? decodeTraces('json', bytes).resourceSpans.flatMap(({ resource, scopeSpans }) =>
          scopeSpans.flatMap(({ scope, spans }) =>
            spans.map((each) => (options: ReadOptions) => readSpan(each, readOrigin(resource, scope, options.environment), options)),
          ),
        )
      : decodeLogs('json', bytes).resourceLogs.flatMap(({ resource, scopeLogs }) =>
          scopeLogs.flatMap(({ scope, logRecords }) =>
            logRecords.map(
              (each) => (options: ReadOptions) => readLogRecord(each, readOrigin(resource, scope, options.environment), options),
            ),
          ),
        );
  return read.flatMap((readWith) => {
    const kept = readWith(BEHIND);
    if (kept?.kind !== 'quarantined') return [];
    return [{ directly: readWith(TODAY), again: readKept(kept.quarantined, TODAY), payload: kept.quarantined.payload }];
  });
}

const RECORDINGS = recordingsOf(() => true);

describe('what the quarantine keeps', () => {
  it.each(RECORDINGS)('of %s reads as the spans themselves do', (name) => {
    for (const { signal, body } of readRecording(name).exports) {
      for (const { directly, again } of readTwice(signal, body)) expect(again).toEqual(directly);
    }
  });

  it('of all recordings together is of more than 100 calls', () => {
    const calls = RECORDINGS.flatMap((name) => readRecording(name).exports.flatMap(({ signal, body }) => readTwice(signal, body)));
    expect(calls.length).toBeGreaterThan(100);
  });

  it('of a usage event is its user, its scope, its time and what it cost by the application', () => {
    const attributes = {
      ...GPT5,
      'user.id': 'u-17',
      'spancost.metadata.plan': 'pro',
      'spancost.cost.exact': '0.00325',
      'otel.scope.name': 'openai',
    };
    const [twice] = readTwice('logs', logs([event({ attributes, durationMs: 1234 })]));
    expect(twice?.again).toEqual(twice?.directly);
    expect(twice?.again).toMatchObject({
      kind: 'report',
      report: { scope: 'openai', duration: 1.234, call: { attribution: { user: 'u-17' } } },
    });
  });

  it.each<[string, Attributes]>([
    ['a count that is NaN', { 'gen_ai.usage.input_tokens': Number.NaN }],
    ['a count that is half', { 'gen_ai.usage.input_tokens': 0.5 }],
    ['a count in words', { 'gen_ai.usage.input_tokens': 'many' }],
    ['a count beyond 2^53', { 'gen_ai.usage.input_tokens': 2 ** 62 }],
    ['a user of 5,000 characters', { 'user.id': 'u'.repeat(5000) }],
  ])('keeps %s what it was', (_, changed) => {
    const [twice] = readTwice('traces', traces([span({ attributes: { ...GPT5, ...changed } })]));
    expect(twice?.again).toEqual(twice?.directly);
  });

  it('has nothing of what was asked, answered or told to tools, in any dialect', () => {
    const SECRET = 'the patient has';
    const content: Attributes = {
      'gen_ai.input.messages': SECRET,
      'gen_ai.output.messages': SECRET,
      'gen_ai.prompt.0.content': SECRET,
      'gen_ai.tool.call.arguments': SECRET,
      'ai.prompt.messages': SECRET,
      'ai.response.text': SECRET,
      'ai.toolCall.args': SECRET,
      'ai.response.providerMetadata': JSON.stringify({ openai: { serviceTier: 'flex', citation: SECRET, logprobs: [[0.1, 0.2]] } }),
      'llm.input_messages.0.message.content': SECRET,
      'llm.invocation_parameters': SECRET,
      'input.value': SECRET,
      'output.value': JSON.stringify({ id: 'resp_1', choices: [{ message: { content: SECRET, id: SECRET } }], age: 4711 }),
      'traceloop.entity.input': SECRET,
      'traceloop.entity.output': SECRET,
      metadata: JSON.stringify({ ls_provider: 'openai', note: SECRET }),
      'app.note': SECRET,
    };
    const [twice] = readTwice('traces', traces([span({ attributes: { ...GPT5, ...content } })]));
    expect(twice?.payload).not.toContain('patient');
    expect(twice?.payload).not.toContain('4711');
    expect(twice?.payload).toContain('flex');
    expect(twice?.payload).toContain('resp_1');
  });

  it('by an earlier collector, or of too many attributes, is not enough, and says what to do', () => {
    const report = { id: 'q', recordedAt: 0, signal: 'traces', reason: 'negative', detail: '' } as const;
    expect(readKept({ ...report, payload: '{"trace_id":"","attributes":{}}' }, TODAY)).toMatchObject({ reason: 'kept_by_earlier_version' });
    const attributes = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`spancost.metadata.${index}`, 'x']));
    const { payload } = quarantine({
      ...report,
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      startTimeUnixNano: '1',
      attributes,
      attributeLength: 1024,
    });
    expect(readKept({ ...report, payload }, TODAY)).toMatchObject({
      reason: 'kept_incomplete',
      detail: expect.stringContaining('deliver it again'),
    });
  });
});
