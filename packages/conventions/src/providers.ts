/**
 * Other spellings of a provider's name: older values of `gen_ai.system`, and what price lists, gateways and SDKs write.
 * What stands on the right is a value of `gen_ai.provider.name` where the conventions have one.
 */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'aws.bedrock': [
      'amazon-bedrock',
      'amazon_bedrock',
      'amazon-bedrock.anthropic',
      'aws',
      'aws-bedrock',
      'aws_bedrock',
      'bedrock',
      'bedrock.anthropic',
      'bedrock_converse',
    ],
    'azure.ai.openai': ['az.ai.openai', 'azure', 'azure-openai', 'azure_openai'],
    'azure.ai.inference': ['az.ai.inference', 'azure-ai', 'azure-ai-foundry', 'azure_ai'],
    'cloudflare-workers-ai': ['cloudflare', 'workers-ai'],
    cohere: ['cohere-ai', 'cohere_ai', 'cohere_chat'],
    deepseek: ['deep-seek', 'deepseek-ai'],
    fireworks_ai: ['fireworks', 'fireworks-ai', 'fireworksai'],
    'gcp.gemini': ['gemini', 'google', 'google-ai-studio', 'google-generative-ai', 'google.generative-ai', 'google_genai'],
    'gcp.vertex_ai': [
      'google.vertex',
      'google-vertex',
      'google-vertexai',
      'google_vertex',
      'google_vertexai',
      'vertex',
      'vertex-ai',
      'vertex.anthropic',
      'vertex_ai',
      'vertexai',
    ],
    'github-copilot': ['github_copilot'],
    huggingface: ['hugging-face', 'hugging_face'],
    'ibm.watsonx.ai': ['watsonx', 'watsonx.ai'],
    mistral_ai: ['mistral', 'mistral-ai', 'mistralai'],
    moonshot_ai: ['moonshot', 'moonshot-ai', 'moonshotai'],
    nvidia: ['nvidia-nim', 'nvidia_nim'],
    perplexity: ['perplexity-ai', 'perplexity_ai', 'perplexityai'],
    together_ai: ['together', 'together-ai', 'togetherai'],
    'vercel-ai-gateway': ['gateway', 'vercel', 'vercel_ai_gateway'],
    x_ai: ['grok', 'x-ai', 'xai'],
    zai: ['z-ai', 'z.ai'],
  }).flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name])),
);

/** What the AI SDK puts behind a provider's name: the API that is asked, `openai.responses`, `vertex.anthropic.messages`. */
const API = /\.(chat|responses|completions?|messages|embeddings?|text-?embedding|image|video|speech|transcription|rerank(ing)?)$/;

/**
 * Today's name of a provider: lower case, without the API that the AI SDK names behind it, other spellings replaced. A name
 * that nobody else spells stays as it is.
 *
 * @example canonicalProvider('vertex_ai') // 'gcp.vertex_ai'
 * @example canonicalProvider('amazon-bedrock') // 'aws.bedrock'
 * @example canonicalProvider('openai.responses') // 'openai'
 */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase();
  const known = OTHER_SPELLINGS.get(lower);
  if (known !== undefined) return known;
  const bare = lower.replace(API, '');
  return OTHER_SPELLINGS.get(bare) ?? bare;
}
