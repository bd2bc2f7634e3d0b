import { createOpenAI } from '@ai-sdk/openai';
import { OpenTelemetry } from '@ai-sdk/otel';
import Anthropic from '@anthropic-ai/sdk';
import { Mistral } from '@mistralai/mistralai';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { CaptureContent } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import * as ai7 from 'ai';
import * as ai5 from 'ai-5';
import * as ai6 from 'ai-6';
import { createOpenAI as createOpenAI2 } from 'ai-sdk-openai-2';
import { createOpenAI as createOpenAI3 } from 'ai-sdk-openai-3';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AiSdkInstrumentation,
  AnthropicInstrumentation,
  onCall,
  OpenAIInstrumentation,
  withContentCapture,
  type CallResult,
} from '../src/index.ts';
import { InMemory } from './in-memory.ts';

let providers: ProvidersServer;
beforeAll(async () => {
  process.env['MISTRAL_SDK_TELEMETRY'] = 'global';
  providers = await startProviders();
});
afterAll(() => providers.close());

const secret = 'card 4111-1111';
const redact = (text: string): string => text.replaceAll(secret, '[card]');
const prompt = `Charge my ${secret} please`;
const message = { role: 'user' as const, content: prompt };
const openai = new OpenAIInstrumentation();
openai.manuallyInstrument(OpenAI);
const anthropic = new AnthropicInstrumentation();
anthropic.manuallyInstrument(Anthropic);

/** Everything of spans that is exported. */
function exported(spans: readonly ReadableSpan[]): string {
  return JSON.stringify(spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })));
}

/** An application that says this about content, to its instrumentations and its processor alike. */
class App implements Disposable {
  readonly memory: InMemory;
  readonly openai: OpenAI = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });

  constructor(captureContent: CaptureContent) {
    this.memory = new InMemory(undefined, undefined, captureContent);
    openai.setConfig({ captureContent });
    anthropic.setConfig({ captureContent });
  }

  ask(content: string): Promise<unknown> {
    return this.openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content }] });
  }

  [Symbol.dispose](): void {
    this.memory[Symbol.dispose]();
  }
}

describe('an application that records content', () => {
  it('has it on spans, and never in usage events, metrics or results', async () => {
    using app = new App(true);
    const results: CallResult[] = [];
    const stop = onCall((result) => results.push(result));
    await app.ask(prompt);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    stop();
    expect(exported(app.memory.spans)).toContain(secret);
    expect(app.memory.events).toHaveLength(1);
    expect(app.memory.events[0]?.attributes).toMatchObject({
      'gen_ai.request.model': 'gpt-5',
      'gen_ai.usage.output_tokens': expect.any(Number),
    });
    expect(JSON.stringify(app.memory.events.map(({ attributes, body, eventName }) => ({ attributes, body, eventName })))).not.toMatch(
      /4111|messages/,
    );
    expect(results).toHaveLength(1);
    expect(JSON.stringify(results)).not.toContain('4111');
    expect(JSON.stringify(await app.memory.metrics())).not.toContain('4111');
  });

  it('redacts it: the secret is nowhere on any span', async () => {
    using app = new App({ redact });
    await app.ask(prompt);
    const text = exported(app.memory.spans);
    expect(text).toContain('Charge my [card] please');
    expect(text).not.toContain('4111');
  });
});

describe('calls that say otherwise', () => {
  it('60 at once: each span has what its own call says, and no other', async () => {
    using app = new App({ enabled: false, redact });
    const says = [false, true, { redact: (text: string) => text.replaceAll('please', 'now') }, undefined] as const;
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const capture = says[index % says.length];
        const ask = async (): Promise<unknown> => {
          await new Promise((resolve) => setTimeout(resolve, index % 7));
          return app.ask(`${prompt}, call ${index}`);
        };
        await (capture === undefined ? ask() : withContentCapture(capture, ask));
      }),
    );
    expect(app.memory.spans).toHaveLength(60);
    const recorded = app.memory.spans.flatMap(({ attributes }) => attributes['gen_ai.input.messages'] ?? []).map(String);
    const calls = recorded.map((text) => Number(/call (\d+)/.exec(text)?.[1]));
    expect(calls.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, index) => index).filter((index) => [1, 2].includes(index % 4)),
    );
    for (const text of recorded) {
      const isOwn = Number(/call (\d+)/.exec(text)?.[1]) % 4 === 2;
      expect(text).toContain(isOwn ? 'Charge my [card] now' : 'Charge my [card] please');
    }
    expect(exported(app.memory.spans)).not.toContain('4111');
  });

  it('a call whose content is kept out counts like every other call', async () => {
    using app = new App(true);
    await withContentCapture(false, () => app.ask(prompt));
    expect(app.memory.events).toHaveLength(1);
    expect(exported(app.memory.spans)).not.toMatch(/4111|messages/);
  });
});

/** SDKs that record prompts on spans of their own, asked for it. */
const OWN_SPANS: readonly (readonly [name: string, call: () => Promise<unknown>, attribute: string])[] = [
  [
    'Mistral',
    () =>
      new Mistral({ apiKey: 'any', serverURL: `${providers.url}/mistral` }).chat.complete({
        model: 'mistral-large-latest',
        messages: [message],
      }),
    'gen_ai.input.messages',
  ],
  [
    'Anthropic',
    () =>
      new Anthropic({
        apiKey: 'any',
        baseURL: `${providers.url}/anthropic`,
        openTelemetry: { traces: { contentMode: 'content' } },
      }).messages.create({
        model: 'claude-sonnet-5-5',
        max_tokens: 100,
        messages: [message],
      }),
    'gen_ai.input.messages',
  ],
  [
    'AI SDK 5',
    () =>
      ai5.generateText({
        model: createOpenAI2({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` }).chat('gpt-5'),
        prompt,
        experimental_telemetry: { isEnabled: true },
      }),
    'ai.prompt',
  ],
  [
    'AI SDK 6',
    () =>
      ai6.generateText({
        model: createOpenAI3({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` }).chat('gpt-5'),
        prompt,
        experimental_telemetry: { isEnabled: true },
      }),
    'ai.prompt',
  ],
  [
    'AI SDK 7',
    () =>
      ai7.generateText({
        model: createOpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` }).chat('gpt-5'),
        prompt,
        telemetry: { integrations: [new OpenTelemetry()] },
      }),
    'gen_ai.input.messages',
  ],
];

describe.each(OWN_SPANS)('spans of %s itself', (_name, call, attribute) => {
  /** What is exported of the call in an application that says this about content. */
  async function spansOf(application: CaptureContent, run: () => Promise<unknown> = call): Promise<readonly ReadableSpan[]> {
    using app = new App(application);
    await run();
    expect(app.memory.spans.length).toBeGreaterThan(0);
    return app.memory.spans;
  }
  const valuesOf = (spans: readonly ReadableSpan[]): string[] => spans.flatMap(({ attributes }) => attributes[attribute] ?? []).map(String);

  it('have no content where nobody asks for it, nor in a call that is kept out', async () => {
    expect(exported(await spansOf(false))).not.toContain('4111');
    expect(exported(await spansOf(true, () => withContentCapture(false, call)))).not.toContain('4111');
  });

  it('have it where the application or the call asks for it', async () => {
    expect(valuesOf(await spansOf(true)).join('')).toContain('4111');
    expect(valuesOf(await spansOf(false, () => withContentCapture(true, call))).join('')).toContain('4111');
  });

  it('have it redacted and limited, as JSON where it was JSON', async () => {
    const spans = await spansOf({ redact, maxLength: 200 });
    expect(exported(spans)).not.toContain('4111');
    const values = valuesOf(spans);
    expect(values.join('')).toContain('[card]');
    for (const value of values) {
      expect(value.length).toBeLessThanOrEqual(200);
      expect(JSON.parse(value)).toBeTypeOf('object');
    }
  });
});

describe('calls of which only the AI SDK tells', () => {
  const model = { apiKey: 'any', baseURL: '' };
  const text = (role: string, content: unknown): object => ({ role, parts: [{ type: 'text', content }] });

  /** What is recorded of both majors, plain and streamed, in an application that says this about content. */
  async function recorded(captureContent: CaptureContent, telemetry: object = {}): Promise<readonly unknown[]> {
    using app = new App(captureContent);
    const instrumentation = new AiSdkInstrumentation({ captureContent });
    const baseURL = `${providers.url}/openai/v1`;
    const [six, seven] = [createOpenAI3({ ...model, baseURL }).chat('gpt-5'), createOpenAI({ ...model, baseURL }).chat('gpt-5')];
    await ai6.generateText({ model: six, system: 'Be brief.', prompt });
    await ai7.generateText({ model: seven, instructions: 'Be brief.', prompt, telemetry });
    await ai7.streamText({ model: seven, prompt, telemetry }).consumeStream();
    await new Promise((resolve) => setTimeout(resolve, 20));
    instrumentation.disable();
    const calls = app.memory.spans.filter(({ attributes }) => attributes['gen_ai.operation.name'] === 'chat');
    expect(calls).toHaveLength(3);
    return calls.map(({ attributes }) =>
      ['gen_ai.system_instructions', 'gen_ai.input.messages', 'gen_ai.output.messages'].map((name) => {
        const value = attributes[name];
        return typeof value === 'string' ? JSON.parse(value) : null;
      }),
    );
  }

  it('have what was asked and answered where it is asked for, redacted, and nothing else', async () => {
    const brief = [{ type: 'text', content: 'Be brief.' }];
    const asked = [text('user', 'Charge my [card] please')];
    const answered = [expect.objectContaining(text('assistant', expect.stringContaining('Charge my [card] please')))];
    expect(await recorded({ redact })).toEqual([
      [brief, asked, answered],
      [brief, asked, answered],
      [null, asked, answered],
    ]);
    expect(await recorded(false)).toEqual(Array.from({ length: 3 }, () => [null, null, null]));
  });

  it('have none that the application keeps from the telemetry of the AI SDK', async () => {
    const [, ...ofSeven] = await recorded({ redact }, { recordInputs: false, recordOutputs: false });
    expect(ofSeven).toEqual(Array.from({ length: 2 }, () => [null, null, null]));
  });
});
