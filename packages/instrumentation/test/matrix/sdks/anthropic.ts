import type Anthropic from '@anthropic-ai/sdk';
import { callShapes } from '../../anthropic/call-shapes.ts';
import { allOf, thrownBy } from '../../all-of.ts';
import { NO_HISTORY } from '../lacks.ts';
import type { ScenarioName } from '../scenarios.ts';
import { sdkUnderTest, type SdkUnderTest, type ToldOtherwise } from '../sdk-under-test.ts';
import { requestOptions, STAINLESS_RUNS, STAINLESS_TOLD, type StainlessDriver } from './stainless.ts';

interface AnthropicDriver extends StainlessDriver {
  readonly client: Anthropic;
  readonly message: Anthropic.MessageCreateParamsNonStreaming;
}

/** One of Anthropic's clients: its own, and those for the clouds that serve its models. */
interface AnthropicSdk {
  readonly name: string;
  readonly majors: SdkUnderTest['majors'];
  readonly model: string;
  readonly clientOf: (sdk: unknown, url: string) => Anthropic;
  /** Names of ways to call it that this client does not have. */
  readonly without?: readonly string[];
  readonly told?: (version: string) => ToldOtherwise;
}

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const stock = {
  type: 'custom' as const,
  name: 'stock',
  description: 'Stock',
  input_schema: { type: 'object' as const, properties: {} },
  parse: (input: unknown) => input,
  run: () => '7',
};

/** The scenarios of one of Anthropic's clients. */
export function anthropicSdk({ name, majors, model, clientOf, without = [], told }: AnthropicSdk): SdkUnderTest {
  const message = { model, max_tokens: 500, messages: [{ role: 'user' as const, content }] };
  return sdkUnderTest<AnthropicDriver, unknown, Anthropic>({
    name,
    majors,
    instrumentation: async () => new (await import('../../../src/anthropic/index.ts')).AnthropicInstrumentation(),
    firstEvent: 'input',
    driverOf(sdk, url) {
      const client = clientOf(sdk, url);
      return {
        client,
        message,
        ask: (options = {}) => client.messages.create(message, requestOptions(options)),
        open: (options = {}) => client.messages.create({ ...message, stream: true }, requestOptions(options)),
      };
    },
    own: {
      ...STAINLESS_RUNS,
      'structured output: parse()': ({ client }) => client.messages.parse(message),
      async 'stream helper: events, and the final answer'({ client }) {
        const helper = client.messages.stream(message);
        const texts: string[] = [];
        helper.on('text', (delta) => void texts.push(delta));
        return { events: await allOf(helper), texts, final: await helper.finalMessage() };
      },
      async 'stream helper, aborted'({ client }) {
        const helper = client.messages.stream(message, requestOptions({ scenario: 'slow-stream' }));
        helper.once('text', () => helper.abort());
        return { thrown: await thrownBy(helper.done()), aborted: helper.aborted, errored: helper.errored, ended: helper.ended };
      },
      async 'tool runner: two requests'({ client }) {
        const runner = client.beta.messages.toolRunner(
          { ...message, tools: [stock], max_iterations: 2 },
          requestOptions({ scenario: 'tool-call' }),
        );
        return { answer: await thrownBy(runner.runUntilDone()), messages: runner.params.messages };
      },
      'a call by hand: client.post()': ({ client }) => client.post('/v1/messages', { body: message }),
    },
    told: (version) => ({ ...STAINLESS_TOLD, ...told?.(version) }),
    lacks: NO_HISTORY,
    shapes: (sdk, url) => ({
      subject: () => clientOf(sdk, url),
      shapes: callShapes(model).filter((shape) => !without.includes(shape.name)),
    }),
  });
}

const EMPTY_STREAMS: readonly ScenarioName[] = [
  'HTML instead of JSON',
  'null',
  'a list',
  'a number',
  'an empty object',
  'an error, with HTTP 200',
  'nothing at all',
  'fields of other types than they have',
];
const WRITTEN_AS_READ: ToldOtherwise = {
  'usage is missing': { usage: ['absent', 'wrong'] },
  'usage is null': { usage: ['partial', 'partial'] },
  'usage is a text': { usage: ['wrong', 'wrong'] },
  'fields of other types than they have': { usage: ['wrong', 'absent'], failed: [false, true] },
};

/** @anthropic-ai/sdk, which has spans of its own. */
export const ANTHROPIC: SdkUnderTest = anthropicSdk({
  name: '@anthropic-ai/sdk',
  majors: [
    { version: '1.12', installed: '@anthropic-ai/sdk', formats: ['cjs', 'esm'] },
    { version: '0.137', installed: 'anthropic-sdk-0', formats: ['cjs', 'esm'] },
  ],
  model: 'claude-sonnet-5-5',
  clientOf(sdk, url) {
    const { Anthropic: Client } = sdk as { readonly Anthropic: typeof Anthropic };
    return new Client({ apiKey: 'any', baseURL: `${url}/anthropic` });
  },
  told: (version) => ({
    // The SDK ends its span with the raw response.
    'the HTTP response first, then the answer': { usage: 'absent' },
    // It says of a stream without a message that it failed, which it does not say to its user.
    ...Object.fromEntries(EMPTY_STREAMS.map((name) => [name, { failed: [false, true] }])),
    'JSON or an event that ends in the middle': { failed: [true, true] },
    // What it read before 1.0 it wrote on its span as it was.
    ...(version === '0.137' ? WRITTEN_AS_READ : {}),
  }),
});
