import type { ReportedAnswers } from '../answer/reported-answers.ts';
import type { Endpoint } from '../endpoint.ts';
import { interactionCall } from '../google-genai/interactions/interaction-call.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SentRequest } from './sent-request.ts';

/** `/v1beta/interactions`, and behind it the id of one that is fetched. */
const INTERACTIONS = /\/interactions(?:\/[^/]+)?$/;

/** The call of a request about an interaction of Google's, as the AI SDK sends them; undefined for other requests. */
export function describeInteractionRequest(
  request: SentRequest,
  endpoint: Endpoint,
  reported: ReportedAnswers,
): CallDescription | undefined {
  const { method, path, body } = request;
  const isGoogle = endpoint.provider === 'gcp.gemini' || endpoint.provider === 'gcp.vertex_ai';
  if (!isGoogle || !INTERACTIONS.test(path)) return undefined;
  const isFetch = !path.endsWith('/interactions');
  if (method !== (isFetch ? 'get' : 'post')) return undefined;
  return interactionCall({ isFetch, path, body, isStream: false }, endpoint, reported);
}
