/** Where a client sends its calls, and whose service that is. */
export interface Endpoint {
  /** Host name without brackets; undefined if the base URL cannot be parsed. */
  readonly host: string | undefined;
  /** Explicit port, else the one of the scheme. */
  readonly port: number | undefined;
  /** Value of `gen_ai.provider.name`. */
  readonly provider: string;
}

/** Providers by the end of the host name, as whole labels: `evil-openai.com` is not `openai.com`. */
const PROVIDERS_BY_HOST: readonly (readonly [string, string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure.ai.openai'],
  ['cognitiveservices.azure.com', 'azure.ai.openai'],
  ['services.ai.azure.com', 'azure.ai.inference'],
  ['models.ai.azure.com', 'azure.ai.inference'],
  ['api.anthropic.com', 'anthropic'],
  ['azure.anthropic.com', 'azure.ai.inference'],
  ['amazonaws.com', 'aws.bedrock'],
  ['api.aws', 'aws.bedrock'],
  ['generativelanguage.googleapis.com', 'gcp.gemini'],
  ['aiplatform.googleapis.com', 'gcp.vertex_ai'],
  ['api.deepseek.com', 'deepseek'],
  ['openrouter.ai', 'openrouter'],
  ['api.groq.com', 'groq'],
  ['api.x.ai', 'x_ai'],
  ['api.mistral.ai', 'mistral_ai'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.cohere.ai', 'cohere'],
  ['api.cohere.com', 'cohere'],
  ['api.moonshot.ai', 'moonshot_ai'],
  ['api.moonshot.cn', 'moonshot_ai'],
  ['api.together.xyz', 'together_ai'],
  ['api.together.ai', 'together_ai'],
  ['api.fireworks.ai', 'fireworks_ai'],
  ['api.cerebras.ai', 'cerebras'],
  ['ollama.com', 'ollama'],
  ['ollama.com', 'ollama'],
  ['ai-gateway.vercel.sh', 'vercel-ai-gateway'],
];

/** Servers on this machine, which is what `localhost` and the addresses that begin with 127 are. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** Local servers by the port that is theirs unless somebody changes it. vLLM's, 8000, is everybody's. */
const LOCAL_SERVERS: ReadonlyMap<number, string> = new Map([
  [11434, 'ollama'],
  [1234, 'lmstudio'],
]);

/** Whether a host is this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** The endpoint with the provider that somebody stated for its host, or for its host and port. */
export function withProvider(endpoint: Endpoint, providers: Readonly<Record<string, string>>): Endpoint {
  const { host = '', port } = endpoint;
  const name = [`${host}:${port}`, host].find((key) => Object.hasOwn(providers, key));
  return name === undefined ? endpoint : { ...endpoint, provider: providers[name] ?? endpoint.provider };
}

/**
 * The endpoint of a base URL. An unknown host (a proxy, a local server) speaks for `fallback`, the provider whose SDK is used.
 *
 * @example endpointOf('https://shop.openai.azure.com/openai', 'openai')
 * // { host: 'shop.openai.azure.com', port: 443, provider: 'azure.ai.openai' }
 */
export function endpointOf(baseUrl: unknown, fallback: string): Endpoint {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) return { host: undefined, port: undefined, provider: fallback };
  const url = new URL(baseUrl);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return { host, port, provider: providerAt(host) ?? localServer(host, port) ?? fallback };
}

/** Whether a host is `suffix` or below it: `eu.api.openai.com` is below `api.openai.com`. */
export function hasHostSuffix(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}

function providerAt(host: string): string | undefined {
  // Anthropic's own platform, which Amazon only bills for: https://docs.aws.amazon.com/claude-platform/
  if (host.startsWith('aws-external-anthropic.') && host.endsWith('.api.aws')) return 'anthropic';
  return PROVIDERS_BY_HOST.find(([suffix]) => hasHostSuffix(host, suffix))?.[1] ?? regionalVertex(host);
}

function localServer(host: string, port: number): string | undefined {
  return isLoopback(host) ? LOCAL_SERVERS.get(port) : undefined;
}

/** Vertex puts its region into the label: `europe-west1-aiplatform.googleapis.com`. */
function regionalVertex(host: string): string | undefined {
  return host.endsWith('-aiplatform.googleapis.com') ? 'gcp.vertex_ai' : undefined;
}
