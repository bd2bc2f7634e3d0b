// An application of Amazon Bedrock that knows nothing of Spancost: node --import @spancost/node/register bedrock.mjs
import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';

const endpoint = process.env.BEDROCK_URL;
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
const bedrock = new BedrockRuntime({ region: 'eu-central-1', endpoint, credentials });
bedrock.middlewareStack.add(
  (next) => (args) => {
    args.request.headers['x-usage'] = JSON.stringify({
      inputTokens: 1000,
      outputTokens: 500,
      cacheRead: 2000,
      cacheWrite5m: 400,
      cacheWrite1h: 100,
      serviceTier: 'default',
    });
    return next(args);
  },
  { step: 'build' },
);
const messages = [{ role: 'user', content: [{ text: 'hello' }] }];

await bedrock.converse({ modelId: 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', messages });
const { stream } = await bedrock.converseStream({ modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', messages });
for await (const _event of stream);
const left = await bedrock.converseStream({ modelId: 'amazon.nova-lite-v1:0', messages });
for await (const _event of left.stream) break;
await bedrock.invokeModel({ modelId: 'amazon.titan-embed-text-v2:0', body: JSON.stringify({ inputText: 'hello' }) });
await bedrock.invokeModel({ modelId: 'mistral.mistral-7b-instruct-v0:2', body: JSON.stringify({ prompt: 'hello' }) });

const anthropic = new AnthropicBedrock({ baseURL: endpoint, awsRegion: 'us-east-1', awsAccessKey: 'any', awsSecretKey: 'any' });
const usage = JSON.stringify({ inputTokens: 1000, outputTokens: 500 });
await anthropic.messages.create(
  { model: 'anthropic.claude-haiku-4-5-20251001-v1:0', max_tokens: 9, messages: [{ role: 'user', content: 'hello' }] },
  { headers: { 'x-usage': usage } },
);
bedrock.destroy();
console.log('done');
