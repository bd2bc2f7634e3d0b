/** Providers that hand calls on to others, and their answers back: what is behind one may tell of the same call under its own name. */
const GATEWAYS: ReadonlySet<string> = new Set(['helicone', 'litellm', 'openrouter', 'portkey', 'vercel-ai-gateway']);

/** Providers that gateways hand calls on to, and that other telemetry names. */
export const BEHIND_GATEWAYS: readonly string[] = [
  'anthropic',
  'aws.bedrock',
  'azure.ai.inference',
  'azure.ai.openai',
  'cohere',
  'deepseek',
  'fireworks_ai',
  'gcp.gemini',
  'gcp.vertex_ai',
  'groq',
  'mistral_ai',
  'openai',
  'perplexity',
  'together_ai',
  'x_ai',
];

/** Whether a provider, by today's name, hands calls on to others. */
export function isGateway(provider: string): boolean {
  return GATEWAYS.has(provider);
}
