import { context, diag, type Attributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { RECORDED_CONTENT, type CaptureContent } from '@spancost/conventions';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ContentSpanProcessor, withContentCapture } from '../src/index.ts';

const told: string[] = [];
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const log = (...words: unknown[]): void => void told.push(words.map(String).join(' '));
  diag.setLogger({ error: log, warn: log, info() {}, debug() {}, verbose() {} });
});
afterEach(() => void told.splice(0));
afterAll(() => {
  context.disable();
  diag.disable();
});

const secret = 'SECRET';
const redact = (text: string): string => text.replaceAll(secret, '[gone]');

/** As the instrumentations of OpenLLMetry, of OpenInference, of OpenTelemetry and the AI SDK record them. */
const FOREIGN: Attributes = {
  'gen_ai.request.model': 'gpt-5',
  'gen_ai.prompt.0.role': 'user',
  'gen_ai.prompt.0.content': `my key is ${secret}`,
  'gen_ai.completion.0.content': secret,
  'traceloop.entity.input': JSON.stringify({ inputs: { question: secret } }),
  'llm.input_messages.0.message.content': secret,
  'input.value': JSON.stringify({ messages: [{ content: secret }] }),
  'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: secret }] }]),
  'ai.prompt': JSON.stringify({ prompt: secret }),
  'ai.prompt.tools': [JSON.stringify({ name: 'find', description: secret })],
  'ai.request.headers.authorization': `Bearer ${secret}`,
  'ai.embedding': '[0.25,0.5]',
};
const REDACTED: Attributes = {
  'gen_ai.request.model': 'gpt-5',
  'gen_ai.prompt.0.role': 'user',
  'gen_ai.prompt.0.content': 'my key is [gone]',
  'gen_ai.completion.0.content': '[gone]',
  'traceloop.entity.input': '{"inputs":{"question":"[gone]"}}',
  'llm.input_messages.0.message.content': '[gone]',
  'input.value': '{"messages":[{"content":"[gone]"}]}',
  'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"[gone]"}]}]',
  'ai.prompt': '{"prompt":"[gone]"}',
  'ai.prompt.tools': ['{"name":"find","description":"[gone]"}'],
};
const NOTHING: Attributes = { 'gen_ai.request.model': 'gpt-5' };

/** What is exported of a span of somebody else, by an application that says this about content. */
function exported(application: CaptureContent | undefined, given: Attributes = FOREIGN, mark?: object): Attributes | undefined {
  const spans = new InMemorySpanExporter();
  const content = new ContentSpanProcessor(application === undefined ? {} : { captureContent: application });
  const provider = new TracerProvider({ spanProcessors: [content, new SimpleSpanProcessor({ exporter: spans })] });
  const span = provider.getTracer('theirs').startSpan('call', { attributes: given });
  if (mark !== undefined) Reflect.defineProperty(span, RECORDED_CONTENT, { value: mark });
  span.addEvent('gen_ai.content.prompt', given);
  span.end();
  const [ended] = spans.getFinishedSpans();
  if (mark === undefined) expect(ended?.events[0]?.attributes).toEqual(ended?.attributes);
  return ended?.attributes;
}

describe('content that others recorded', () => {
  it('is taken off where nobody asks for it, and where the application says so', () => {
    expect(exported(undefined)).toEqual(NOTHING);
    expect(exported(false)).toEqual(NOTHING);
    expect(exported({ enabled: false, redact })).toEqual(NOTHING);
  });

  it('stays where the application records, but for headers and vectors', () => {
    const { 'ai.request.headers.authorization': _headers, 'ai.embedding': _vector, ...kept } = FOREIGN;
    expect(exported(true)).toEqual(kept);
  });

  it('is redacted and limited as the application says, on the span and on its events', () => {
    expect(exported({ redact })).toEqual(REDACTED);
    const long = exported(
      { maxLength: 100 },
      { 'gen_ai.prompt.0.content': 'word '.repeat(50), 'input.value': `["${'word '.repeat(50)}"]` },
    );
    expect(String(long?.['gen_ai.prompt.0.content'])).toMatch(/^.{50,80}characters cut\]$/);
    expect(JSON.parse(String(long?.['input.value']))[0]).toMatch(/characters cut\]$/);
  });

  it('follows what surrounds the call, whatever the application says', () => {
    expect(withContentCapture(false, () => exported({ redact }))).toEqual(NOTHING);
    expect(withContentCapture(true, () => exported({ enabled: false, redact }))).toEqual(REDACTED);
    expect(withContentCapture({ redact }, () => exported(undefined))).toEqual(REDACTED);
    // What is inside can add a redaction, and lift none.
    expect(withContentCapture({ redact }, () => withContentCapture(true, () => exported(false)))).toEqual(REDACTED);
    expect(withContentCapture(true, () => withContentCapture(false, () => exported(true)))).toEqual(NOTHING);
  });

  it('of which a redaction fails is not exported, and that is told', () => {
    const broken = (): string => {
      throw new Error('no');
    };
    expect(exported({ redact: broken }, { ...NOTHING, 'ai.response.text': secret })).toEqual(NOTHING);
    expect(told[0]).toMatch(/redact failed for ai\.response\.text.*no/s);
  });
});

it('content that an instrumentation of ours recorded stays as it is, and what others recorded beside it does not', () => {
  const ours = { 'gen_ai.output.messages': '[]' };
  expect(exported(false, { ...FOREIGN, ...ours }, ours)).toEqual({ ...NOTHING, ...ours });
  expect(exported({ redact: () => 'x' }, { ...NOTHING, ...ours }, ours)).toEqual({ ...NOTHING, ...ours });
});

it.each([
  ['a word', 'yes', /captureContent is yes/],
  ['a pattern for a function', { redact: /4111/ }, /captureContent.redact is object/],
])('%s is told, and records nothing', (_name, given, message) => {
  expect(exported(given as never)).toEqual(NOTHING);
  expect(withContentCapture(given as never, () => exported(true))).toEqual(NOTHING);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(message);
});
