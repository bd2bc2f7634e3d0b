import type { CaptureContent } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { captureContentOf, withCapture } from '../src/capture-content.ts';
import { runApp } from './run-app.ts';

const VARIABLE = 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT';

describe('register()', () => {
  let providers: ProvidersServer;
  beforeAll(async () => void (providers = await startProviders()));
  afterAll(() => providers.close());

  /** What an application in a process of its own sends: input messages of its spans, and all of its events. */
  async function sent(
    app: string,
    options: readonly string[],
    env: Record<string, string> = {},
  ): Promise<{ input: unknown[]; events: string }> {
    const { sink } = await runApp(app, { OPENAI_BASE_URL: `${providers.url}/openai/v1`, OPENAI_API_KEY: 'test', ...env }, options);
    return { input: sink.spans.map(({ attributes }) => attributes['gen_ai.input.messages']), events: JSON.stringify(sink.events) };
  }

  it('records without a line of code where the environment asks for it, and never in events', async () => {
    const { input, events } = await sent('plain.mjs', ['--import', '@spancost/node/register'], { [VARIABLE]: 'true' });
    expect(input).toEqual(['[{"role":"user","parts":[{"type":"text","content":"Hello"}]}]']);
    expect(events).toContain('spancost.usage');
    expect(events).not.toContain('Hello');
  });

  it('redacts as the application says, of an SDK with a redaction of its own too, and at the network; one call is kept out', async () => {
    const { input, events } = await sent('records-content.mjs', []);
    const message = (content: string): string => JSON.stringify([{ role: 'user', parts: [{ type: 'text', content }] }]);
    expect(input).toHaveLength(3);
    expect(new Set(input)).toEqual(new Set([message('Ada pays with [card]'), message('[name] pays with [card]'), undefined]));
    expect(events.match(/spancost\.usage/g)?.length).toBeGreaterThanOrEqual(3);
    expect(events).not.toMatch(/4111|pays/);
  });
});

describe('what the application says', () => {
  afterEach(() => delete process.env[VARIABLE]);

  it('is what it is given, else what the environment says, else no', () => {
    expect(captureContentOf({})).toBe(false);
    process.env[VARIABLE] = 'true';
    expect(captureContentOf({})).toBe(true);
    expect(captureContentOf({ captureContent: false })).toBe(false);
  });

  const card = (text: string): string => text.replaceAll('4111', 'card');
  it.each<[string, CaptureContent, CaptureContent | undefined, CaptureContent]>([
    ['holds for an SDK of which nothing is said', { redact: card }, undefined, { redact: card }],
    ['gives way to what is said of the SDK', true, false, false],
    [
      'keeps its redaction and its limit where the SDK is to be recorded',
      { enabled: false, redact: card, maxLength: 9 },
      true,
      { enabled: true, redact: card, maxLength: 9 },
    ],
    [
      'keeps its redaction where the SDK has a limit of its own',
      { redact: card, maxLength: 9 },
      { maxLength: 7 },
      { redact: card, maxLength: 7 },
    ],
  ])('%s', (_name, application, own, expected) => {
    expect(withCapture(application, own === undefined ? undefined : { captureContent: own })).toEqual({ captureContent: expected });
  });

  it('redacts before the SDK does; of a text that it takes away nothing is left to redact', () => {
    const seen: string[] = [];
    const own = (text: string): string => (seen.push(text), `${text}!`);
    const { captureContent } = withCapture(
      { redact: (text) => (text === 'no' ? undefined : card(text)) },
      { captureContent: { redact: own } },
    );
    const { redact } = captureContent as { redact: (text: string, place: { attribute: string }) => string | undefined };
    expect([redact('4111', { attribute: 'any' }), redact('no', { attribute: 'any' })]).toEqual(['card!', undefined]);
    expect(seen).toEqual(['card']);
  });
});
