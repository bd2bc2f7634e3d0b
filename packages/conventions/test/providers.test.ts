import { describe, expect, it } from 'vitest';
import { canonicalProvider } from '../src/index.ts';

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-provider-name */
const WELL_KNOWN = [
  'anthropic',
  'aws.bedrock',
  'azure.ai.inference',
  'azure.ai.openai',
  'cohere',
  'deepseek',
  'gcp.gemini',
  'gcp.gen_ai',
  'gcp.vertex_ai',
  'groq',
  'ibm.watsonx.ai',
  'mistral_ai',
  'moonshot_ai',
  'openai',
  'perplexity',
  'x_ai',
];

describe('the name of a provider', () => {
  it.each(WELL_KNOWN)('%s is a value of the conventions and stays', (name) => {
    expect(canonicalProvider(name)).toBe(name);
  });

  it.each([
    ['openai.chat', 'openai'],
    ['openai.responses', 'openai'],
    ['anthropic.messages', 'anthropic'],
    ['google.vertex.chat', 'gcp.vertex_ai'],
    ['vertex.anthropic.messages', 'gcp.vertex_ai'],
    ['bedrock.anthropic.messages', 'aws.bedrock'],
    ['azure.responses', 'azure.ai.openai'],
    ['xai.chat', 'x_ai'],
    ['az.ai.openai', 'azure.ai.openai'],
    ['az.ai.inference', 'azure.ai.inference'],
    ['vertex_ai', 'gcp.vertex_ai'],
    ['gemini', 'gcp.gemini'],
    ['xai', 'x_ai'],
  ])('%s of gen_ai.system is %s', (older, name) => {
    expect(canonicalProvider(older)).toBe(name);
  });

  it.each([
    ['amazon-bedrock', 'aws.bedrock'],
    ['bedrock', 'aws.bedrock'],
    ['aws_bedrock', 'aws.bedrock'],
    ['aws', 'aws.bedrock'],
    ['azure', 'azure.ai.openai'],
    ['azure_ai', 'azure.ai.inference'],
    ['mistral', 'mistral_ai'],
    ['mistralai', 'mistral_ai'],
    ['google', 'gcp.gemini'],
    ['google.generative-ai', 'gcp.gemini'],
    ['google-vertex', 'gcp.vertex_ai'],
    ['google_vertexai', 'gcp.vertex_ai'],
    ['bedrock_converse', 'aws.bedrock'],
    ['azure-ai-foundry', 'azure.ai.inference'],
    ['vertex', 'gcp.vertex_ai'],
    ['x-ai', 'x_ai'],
    ['grok', 'x_ai'],
    ['moonshotai', 'moonshot_ai'],
    ['together', 'together_ai'],
    ['togetherai', 'together_ai'],
    ['fireworks', 'fireworks_ai'],
    ['fireworks-ai', 'fireworks_ai'],
    ['cloudflare', 'cloudflare-workers-ai'],
    ['vercel', 'vercel-ai-gateway'],
    ['z-ai', 'zai'],
  ])('%s of price lists and gateways is %s', (foreign, name) => {
    expect(canonicalProvider(foreign)).toBe(name);
  });

  it('is lower case without space around it, and a name that nobody spells otherwise stays', () => {
    expect(canonicalProvider(' OpenAI ')).toBe('openai');
    expect(canonicalProvider('TogetherAI')).toBe('together_ai');
    expect(canonicalProvider('moonshotai-cn')).toBe('moonshotai-cn');
    expect(canonicalProvider('__proto__')).toBe('__proto__');
  });
});
