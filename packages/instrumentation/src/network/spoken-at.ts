import type { SentRequest } from './sent-request.ts';

/** Ends of paths that some provider's API has. */
const API =
  /\/(?:completions|responses(?:\/compact)?|embeddings|messages|images\/(?:generations|edits|variations)|audio\/(?:transcriptions|translations|speech)|moderations|[a-z]+-model|converse(?:-stream)?|invoke(?:-with-response-stream)?|v[12]\/(?:chat|embed|rerank))$|:[a-zA-Z]*(?:Content|Contents|redict)$/;

/** Whose API a path is of; the first that fits, and OpenAI's where none does. */
const DIALECTS: readonly (readonly [RegExp, string])[] = [
  [/\/projects\/[^/]+\/locations\//, 'gcp.vertex_ai'],
  [/:[a-zA-Z]+$/, 'gcp.gemini'],
  [/\/messages$/, 'anthropic'],
  [/\/model\/[^/]+\/[a-z-]+$/, 'aws.bedrock'],
  [/\/[a-z]+-model$/, 'vercel-ai-gateway'],
  [/\/v[12]\/(?:chat|embed|rerank)$/, 'cohere'],
];

/** SDKs, as they introduce themselves, and for whom they speak. */
const SDKS: readonly (readonly [RegExp, string])[] = [
  [/^AzureOpenAI\/JS /, 'azure.ai.openai'],
  [/^OpenAI\/JS /, 'openai'],
  [/^Anthropic\/JS /, 'anthropic'],
  [/^Groq\/JS /, 'groq'],
];

/** `ai/5.0.277 ai-sdk/provider-utils/3.0.44`, `ai-sdk-openai/4.0.118`: the AI SDK 5, 6 and 7, with any provider. */
const AI_SDK = /(?:^| )ai(?:\/\d|-sdk[/-])/;

/** Whether a path may be of a provider's API, wherever it is. Cheap, because every request of the application is asked. */
export function mayBeSpoken(method: unknown, path: unknown): boolean {
  if (method !== 'POST' || typeof path !== 'string') return false;
  const end = path.indexOf('?');
  return API.test(end === -1 ? path : path.slice(0, end));
}

/**
 * For whom a host speaks that nobody knows, as a gateway or a server of one's own, where the request says that an AI SDK sends it:
 * the provider whose SDK or whose API is used. Undefined for the requests of everybody else.
 */
export function spokenAt({ path, headers }: SentRequest): string | undefined {
  const sender = headers.get('user-agent') ?? '';
  const sdk = SDKS.find(([name]) => name.test(sender))?.[1];
  if (sdk !== undefined || !AI_SDK.test(sender)) return sdk;
  return DIALECTS.find(([end]) => end.test(path))?.[1] ?? 'openai';
}
