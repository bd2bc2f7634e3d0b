import { ATTR_SPANCOST_USAGE_GEOGRAPHY, OPERATION_IMAGE_GENERATION } from '@spancost/conventions';
import { MessageReader } from '../anthropic/message-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import { describeRequest } from '../google-genai/describe-call.ts';
import type { Asked } from '../google-genai/methods.ts';
import { ChatReader } from '../openai/chat-reader.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { GeminiReader } from './gemini-reader.ts';
import { PredictReader } from './predict-reader.ts';
import type { SentRequest } from './sent-request.ts';
import { wireCall } from './wire-call.ts';

/** `/v1beta/models/gemini-2.5-flash:generateContent`, with the project, the location and the publisher before it at Vertex AI. */
const ASKED =
  /\/(?:(projects\/[^/]+\/locations\/([^/]+)\/)?publishers\/([a-z-]+)\/)?(?:tunedModels|models|projects\/[^/]+\/locations\/([^/]+)\/endpoints)\/([^/:]+):([A-Za-z]+)$/;

const METHODS: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['generateContent', 'content'],
  ['streamGenerateContent', 'streamed content'],
  ['embedContent', 'embeddings'],
  ['batchEmbedContents', 'embeddings'],
]);

/** The call that a request to the Gemini API or to Vertex AI makes, of Google's models and others'; undefined for other requests. */
export function describeGoogleRequest({ method: verb, path }: SentRequest, endpoint: Endpoint): CallDescription | undefined {
  if (verb !== 'post') return undefined;
  const [, , ofModel, publisher = 'google', ofEndpoint, model, method = ''] = ASKED.exec(path) ?? [];
  if (model === undefined) return undefined;
  const isVertex = endpoint.provider === 'gcp.vertex_ai';
  const geography = isVertex ? (ofModel ?? ofEndpoint ?? 'global') : undefined;
  const asked = METHODS.get(method);
  if (asked !== undefined) {
    // A tuned model is an endpoint, whose number is no model's name.
    const call = describeRequest(asked, ofEndpoint === undefined ? model : undefined, { provider: endpoint.provider, endpoint, geography });
    return asked === 'embeddings' ? call : { ...call, reader: new GeminiReader(call.reader) };
  }
  if (method === 'predict') {
    const operation = /embed/.test(model) ? 'embeddings' : OPERATION_IMAGE_GENERATION;
    return wireCall({ operation, model, isStream: false, geography }, endpoint, new PredictReader());
  }
  if (method !== 'rawPredict' && method !== 'streamRawPredict') return undefined;
  const call = { operation: 'chat', model, isStream: method === 'streamRawPredict', geography };
  return publisher === 'anthropic' ? messageOf(call, endpoint) : wireCall(call, endpoint, new ChatReader(endpoint.provider));
}

function messageOf(asked: Parameters<typeof wireCall>[0], endpoint: Endpoint): CallDescription {
  const call = wireCall(asked, endpoint, new ChatReader(endpoint.provider));
  return { ...call, reader: new MessageReader({ common: call.attributes, servedModel: undefined, isPlaced: true }) };
}

/** The same call of OpenAI's API as Vertex AI speaks it, with the place that its path names. */
export function placedAtVertex(call: CallDescription, path: string, { provider }: Endpoint): CallDescription {
  const location = provider === 'gcp.vertex_ai' ? /\/locations\/([^/]+)\//.exec(path)?.[1] : undefined;
  if (location === undefined) return call;
  return { ...call, attributes: { ...call.attributes, [ATTR_SPANCOST_USAGE_GEOGRAPHY]: location } };
}
