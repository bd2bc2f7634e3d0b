// An application that knows nothing of Spancost: node --import @spancost/node/register batches-and-parts.mjs
import Anthropic from '@anthropic-ai/sdk';
import { AnthropicAws } from '@anthropic-ai/aws-sdk';
import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';
import { AnthropicBedrockMantle } from '@anthropic-ai/bedrock-sdk';
import { CohereClient } from 'cohere-ai';
import { connect } from 'node:net';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';

const standIn = process.env.PROVIDERS;
const used = (usage, raw) => ({
  headers: { 'x-usage': JSON.stringify(usage), ...(raw === undefined ? {} : { 'x-raw-usage': JSON.stringify(raw) }) },
});
const ask = (model) => ({ model, max_tokens: 400, messages: [{ role: 'user', content: 'What is new?' }] });

const anthropic = new Anthropic({ apiKey: 'test', baseURL: `${standIn}/anthropic` });
const requests = [
  { custom_id: 'one', params: ask('claude-sonnet-5-5') },
  { custom_id: 'late-two', params: ask('claude-sonnet-5-5') },
  { custom_id: 'three', params: ask('claude-opus-5-5') },
];
const batch = await anthropic.messages.batches.create({ requests }, used({ inputTokens: 1000, outputTokens: 500, cacheRead: 2000 }));
await anthropic.messages.batches.retrieve(batch.id);
let results = 0;
for (let time = 0; time < 2; time += 1) for await (const _result of await anthropic.messages.batches.results(batch.id)) results += 1;

const advice = { type: 'advisor_message', model: 'claude-opus-5-5', input_tokens: 800, output_tokens: 500, cache_read_input_tokens: 200 };
await anthropic.beta.messages.create(ask('claude-haiku-5-5'), used({ inputTokens: 1000, outputTokens: 2000 }, { iterations: [advice] }));

const tokens = used({ inputTokens: 1000, outputTokens: 200 });
const foundry = new AnthropicFoundry({ apiKey: 'test', baseURL: `${standIn}/anthropic` });
await foundry.messages.create(ask('claude-opus-5'), tokens);
const aws = new AnthropicAws({ apiKey: 'test', workspaceId: 'shop', awsRegion: 'us-east-1', baseURL: `${standIn}/anthropic` });
await aws.messages.create(ask('claude-opus-4-8'), tokens);
const mantle = new AnthropicBedrockMantle({ apiKey: 'test', awsRegion: 'eu-west-1', baseURL: `${standIn}/anthropic` });
await mantle.messages.create(ask('global.anthropic.claude-haiku-4-5-20251001-v1:0'), tokens);

const openai = new OpenAI({ apiKey: 'test', baseURL: `${standIn}/openai/v1` });
await openai.beta.responses.create(
  { model: 'gpt-6-luna', input: 'What is new?' },
  used({ inputTokens: 1000, outputTokens: 200, cachedTokens: 400 }),
);
await openai.images.generate({ model: 'gpt-image-2', prompt: 'boot', output_format: 'svg', quality: 'low' });

const spoken = {
  input_tokens: 1300,
  output_tokens: 200,
  input_token_details: { audio_tokens: 1000, cached_tokens: 640, cached_tokens_details: { audio_tokens: 512 } },
  output_token_details: { audio_tokens: 150 },
};
// The SDK speaks TLS, which the stand-in does not.
const createConnection = () => connect(Number(new URL(standIn).port), '127.0.0.1');
const session = new OpenAIRealtimeWS({ model: 'gpt-realtime-2.1', options: { createConnection } }, openai);
session.socket.on('open', () => session.send({ type: 'response.create', response: { metadata: { usage: JSON.stringify(spoken) } } }));
await new Promise((resolve) => void session.on('response.done', resolve));
session.close();

const cohere = new CohereClient({ token: 'test', environment: `${standIn}/cohere` });
const job = await cohere.embedJobs.create({ model: 'embed-v4.0', datasetId: 'shop', inputType: 'search_document' });
for (let fetch = 0; fetch < 3; fetch += 1) await cohere.embedJobs.get(job.jobId);
const nightly = await cohere.batches.create({ name: 'nightly', inputDatasetId: 'shop', model: 'command-a-03-2025' }, tokens);
for (let fetch = 0; fetch < 3; fetch += 1) await cohere.batches.retrieve(nightly.batch.id);
console.log(results);
