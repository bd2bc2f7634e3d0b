import { createRequire } from 'node:module';
import * as aws1 from '@anthropic-ai/aws-sdk';
import * as bedrock1 from '@anthropic-ai/bedrock-sdk';
import * as foundry1 from '@anthropic-ai/foundry-sdk';
import type Anthropic from '@anthropic-ai/sdk';
import * as aws0 from 'anthropic-aws-sdk-0';
import * as bedrock0 from 'anthropic-bedrock-sdk-0';
import * as foundry0 from 'anthropic-foundry-sdk-0';
import { describe, expect, test } from 'vitest';
import { ReportedAnswers } from '../../../src/answer/reported-answers.ts';
import { AnthropicInstrumentation } from '../../../src/anthropic/index.ts';
import { describeCall } from '../../../src/anthropic/describe-call.ts';
import { endpointOf } from '../../../src/endpoint.ts';
import { allOf } from '../../all-of.ts';
import { shapeOf } from '../../recorded-spans.ts';
import { expectSame } from '../../same-for-the-caller.ts';
import { watchSdkGlobally } from '../../watch-sdk.ts';
import { callShapes } from '../call-shapes.ts';

const require = createRequire(import.meta.url);

/** A client of a platform that speaks Anthropic's own protocol. */
interface Platform {
  readonly platform: string;
  readonly version: string;
  readonly instrumented: unknown;
  readonly plain: unknown;
  readonly clientOf: (sdk: unknown, baseURL: string, options?: object) => Anthropic;
  readonly model: string;
  readonly provider: string;
  readonly geography: string | undefined;
}

const asAnthropic = (client: unknown): Anthropic => client as Anthropic;

const mantle = {
  platform: 'Amazon Bedrock, Mantle',
  model: 'anthropic.claude-haiku-4-5',
  provider: 'aws.bedrock',
  geography: 'eu-west-1',
  clientOf: (sdk: unknown, baseURL: string, options?: object) =>
    asAnthropic(new (sdk as typeof bedrock1).AnthropicBedrockMantle({ awsRegion: 'eu-west-1', apiKey: 'any', baseURL, ...options })),
};
const foundry = {
  platform: 'Microsoft Foundry',
  model: 'claude-haiku-4-5',
  provider: 'azure.ai.inference',
  geography: 'global',
  clientOf: (sdk: unknown, baseURL: string, options?: object) =>
    asAnthropic(new (sdk as typeof foundry1).AnthropicFoundry({ apiKey: 'any', baseURL, ...options })),
};
const aws = {
  platform: 'Claude Platform on AWS',
  model: 'claude-haiku-4-5',
  provider: 'anthropic',
  geography: 'global',
  clientOf: (sdk: unknown, baseURL: string, options?: object) =>
    asAnthropic(new (sdk as typeof aws1).AnthropicAws({ awsRegion: 'eu-west-1', workspaceId: 'shop', apiKey: 'any', baseURL, ...options })),
};

/** The two newest majors of each, twice: the ES module, which is instrumented, and the CommonJS one, which is left alone. */
const PLATFORMS: readonly Platform[] = [
  { ...mantle, version: '1.1', instrumented: bedrock1, plain: require('@anthropic-ai/bedrock-sdk') },
  { ...mantle, version: '0.36', instrumented: bedrock0, plain: require('anthropic-bedrock-sdk-0') },
  { ...foundry, version: '1.1', instrumented: foundry1, plain: require('@anthropic-ai/foundry-sdk') },
  { ...foundry, version: '0.6', instrumented: foundry0, plain: require('anthropic-foundry-sdk-0') },
  { ...aws, version: '1.1', instrumented: aws1, plain: require('@anthropic-ai/aws-sdk') },
  { ...aws, version: '0.9', instrumented: aws0, plain: require('anthropic-aws-sdk-0') },
];

const { spans, providers } = watchSdkGlobally(new AnthropicInstrumentation(), PLATFORMS, { slowMs: 300 });

const SHAPES: readonly string[] = [
  'message',
  'message.withResponse',
  'message stream',
  'messages.stream helper',
  'error-429',
  'a flaky call is one call',
];

const copies = PLATFORMS.flatMap((copy) => [
  { ...copy, native: 'with its own spans', traced: {} },
  { ...copy, native: 'without its own spans', traced: { openTelemetry: false } },
]);

describe.each(copies)('$platform, version $version, $native', (copy) => {
  const { instrumented, plain, clientOf, model, provider, geography, traced } = copy;
  const client = (sdk: unknown): Anthropic => clientOf(sdk, `${providers.url}/anthropic`, traced);

  test.each(callShapes(model).filter(({ name }) => SHAPES.includes(name)))(
    '$name: the caller sees the same, and there is one span for each message',
    ({ run, spans: names }) =>
      expectSame(
        spans,
        names,
        () => run(client(plain)),
        () => run(client(instrumented)),
      ),
  );

  test.each([
    ['a message', false],
    ['a streamed message', true],
  ])('%s is the one span of who serves it, in its place', async (_name, stream) => {
    const used = { headers: { 'x-usage': JSON.stringify({ inputTokens: 36, outputTokens: 50, cacheRead: 64 }) } };
    const ask = { model, max_tokens: 400, messages: [{ role: 'user' as const, content: 'hello' }] };
    if (stream) await allOf(await client(instrumented).messages.create({ ...ask, stream }, used));
    else await client(instrumented).messages.create(ask, used);
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(span && shapeOf(span)).toMatchObject({
      name: `chat ${model}`,
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      // What Bedrock answers with is not Bedrock's name of the model.
      'gen_ai.response.model': provider === 'aws.bedrock' ? model : 'claude-haiku-4-5-20251001',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 50,
      'spancost.usage.geography': geography,
    });
  });
});

test.each([
  ['https://bedrock-mantle.eu-west-1.api.aws/anthropic', 'aws.bedrock'],
  ['https://aws-external-anthropic.us-east-1.api.aws', 'anthropic'],
  ['https://shop.services.ai.azure.com/anthropic/', 'azure.ai.inference'],
  ['https://shop.azure.anthropic.com/anthropic/', 'azure.ai.inference'],
])('messages that are sent to %s are of %s, whatever client sends them', (url, provider) => {
  const call = describeCall({ method: 'post', path: '/v1/messages', body: {} }, endpointOf(url, 'anthropic'), new ReportedAnswers());
  expect(call?.attributes['gen_ai.provider.name']).toBe(provider);
});
