/**
 * Other spellings of a provider's name: older values of `gen_ai.system`, and what price lists, gateways and SDKs write.
 * What stands on the right is a value of `gen_ai.provider.name` where the conventions have one.
 */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'aws.bedrock': ['amazon-bedrock', 'amazon_bedrock', 'aws', 'aws-bedrock', 'aws_bedrock', 'bedrock', 'bedrock_converse'],
    'azure.ai.openai': ['az.ai.openai', 'azure', 'azure-openai', 'azure_openai'],
    'azure.ai.inference': ['az.ai.inference', 'azure-ai', 'azure-ai-foundry', 'azure_ai'],
    'cloudflare-workers-ai': ['cloudflare', 'workers-ai'],
    cohere: ['cohere-ai', 'cohere_ai', 'cohere_chat'],
    deepseek: ['deep-seek', 'deepseek-ai'],
    fireworks_ai: ['fireworks', 'fireworks-ai', 'fireworksai'],
    'gcp.gemini': ['gemini', 'google', 'google-ai-studio', 'google-generative-ai', 'google.generative-ai', 'google_genai'],
    'gcp.vertex_ai': [
      'google-vertex',
      'google-vertexai',
      'google_vertex',
      'google_vertexai',
      'vertex',
      'vertex-ai',
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
    'vercel-ai-gateway': ['vercel', 'vercel_ai_gateway'],
    x_ai: ['grok', 'x-ai', 'xai'],
    zai: ['z-ai', 'z.ai'],
  }).flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name])),
);

/**
 * Today's name of a provider: lower case, other spellings replaced. A name that nobody else spells stays as it is.
 *
 * @example canonicalProvider('vertex_ai') // 'gcp.vertex_ai'
 * @example canonicalProvider('amazon-bedrock') // 'aws.bedrock'
 */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase();
  return OTHER_SPELLINGS.get(lower) ?? lower;
}
