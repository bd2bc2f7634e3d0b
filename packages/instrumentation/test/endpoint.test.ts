import { describe, expect, test } from 'vitest';
import { EndpointCache } from '../src/endpoint-cache.ts';
import { endpointOf, withProvider } from '../src/endpoint.ts';

describe('the provider of a base URL', () => {
  test.each([
    ['https://api.openai.com/v1', 'openai', 'api.openai.com', 443],
    ['https://shop.openai.azure.com/openai', 'azure.ai.openai', 'shop.openai.azure.com', 443],
    ['https://api.deepseek.com', 'deepseek', 'api.deepseek.com', 443],
    ['https://openrouter.ai/api/v1', 'openrouter', 'openrouter.ai', 443],
    ['https://api.groq.com/openai/v1', 'groq', 'api.groq.com', 443],
    ['https://api.x.ai/v1', 'x_ai', 'api.x.ai', 443],
    ['https://api.mistral.ai/v1', 'mistral_ai', 'api.mistral.ai', 443],
    ['https://api.perplexity.ai', 'perplexity', 'api.perplexity.ai', 443],
    ['https://generativelanguage.googleapis.com/v1beta/openai/', 'gcp.gemini', 'generativelanguage.googleapis.com', 443],
    ['https://europe-west1-aiplatform.googleapis.com/v1', 'gcp.vertex_ai', 'europe-west1-aiplatform.googleapis.com', 443],
    ['https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1', 'aws.bedrock', 'bedrock-runtime.us-east-1.amazonaws.com', 443],
    ['https://api.openai.com.evil.example/v1', 'fallback', 'api.openai.com.evil.example', 443],
    ['https://notopenai.azure.com/v1', 'fallback', 'notopenai.azure.com', 443],
    ['https://shop.cognitiveservices.azure.com/openai', 'azure.ai.openai', 'shop.cognitiveservices.azure.com', 443],
    ['https://api.together.xyz/v1', 'together_ai', 'api.together.xyz', 443],
    ['https://api.fireworks.ai/inference/v1', 'fireworks_ai', 'api.fireworks.ai', 443],
    ['https://api.cerebras.ai/v1', 'cerebras', 'api.cerebras.ai', 443],
    ['http://localhost:11434/v1', 'ollama', 'localhost', 11434],
    ['https://ollama.com/v1', 'ollama', 'ollama.com', 443],
    ['http://127.0.0.1:1234/v1', 'lmstudio', '127.0.0.1', 1234],
    ['http://localhost:8000/v1', 'fallback', 'localhost', 8000],
    ['http://10.0.0.1:11434/v1', 'fallback', '10.0.0.1', 11434],
    ['http://[::1]/v1', 'fallback', '::1', 80],
    ['not a URL', 'fallback', undefined, undefined],
    [undefined, 'fallback', undefined, undefined],
  ])('%s is %s', (url, provider, host, port) => {
    expect(endpointOf(url, 'fallback')).toEqual({ host, port, provider });
  });
});

test.each([
  ['api.shop.example', 443, 'groq'],
  ['localhost', 8000, 'vllm'],
  ['localhost', 8001, 'openai'],
  ['shop.example', 443, 'openai'],
])('%s:%d is of %s, where an operator says whose some hosts are', (host, port, provider) => {
  const providers = { 'api.shop.example': 'groq', 'localhost:8000': 'vllm' };
  expect(withProvider({ host, port, provider: 'openai' }, providers)).toEqual({ host, port, provider });
});

test('a client whose base URL changes has a new endpoint', () => {
  const cache = new EndpointCache('openai');
  const client = { baseURL: 'https://api.openai.com/v1' };
  const first = cache.of(client);
  expect(cache.of(client)).toBe(first);
  client.baseURL = 'https://api.groq.com/openai/v1';
  expect(cache.of(client).provider).toBe('groq');
});
