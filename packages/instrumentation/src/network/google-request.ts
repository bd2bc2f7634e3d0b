import type { Endpoint } from '../endpoint.ts';
import { describeRequest } from '../google-genai/describe-call.ts';
import type { Asked } from '../google-genai/methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';

/** `/v1beta/models/gemini-2.5-flash:generateContent`, with the project, the location and the publisher before it at Vertex AI. */
const GENERATED = /\/(?:(projects\/[^/]+\/locations\/([^/]+)\/)?publishers\/google\/)?models\/([^/:]+):([A-Za-z]+)$/;

const METHODS: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['generateContent', 'content'],
  ['streamGenerateContent', 'streamed content'],
  ['embedContent', 'embeddings'],
  ['batchEmbedContents', 'embeddings'],
]);

/** The call that a request to the Gemini API or to Vertex AI makes; undefined for other requests. */
export function describeGoogleRequest(path: string, endpoint: Endpoint): CallDescription | undefined {
  const [, , location, model, method = ''] = GENERATED.exec(path) ?? [];
  const asked = METHODS.get(method);
  if (asked === undefined) return undefined;
  const isVertex = endpoint.provider === 'gcp.vertex_ai';
  const geography = isVertex ? (location ?? 'global') : undefined;
  return describeRequest(asked, model, { provider: endpoint.provider, endpoint, geography });
}
