import type { JsonObject } from '../json.ts';
import type { Scenario } from '../scenarios.ts';

/**
 * What makes the SDK ask once more: in scenario `continuation` an answer stops with a token, and the request that brings the
 * token back gets the end.
 *
 * @see @google/genai `Candidate.continuationToken`, `GenerateContentConfig.automaticContinuation`
 */
export function continuationOf(body: JsonObject, scenario: Scenario | undefined): JsonObject {
  if (scenario !== 'continuation' || body['continuationToken'] !== undefined) return {};
  return { finishReason: 'CONTINUATION', continuationToken: 'go-on' };
}
