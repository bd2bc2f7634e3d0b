import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';

/** A PNG of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/**
 * Answer to `:predict` of a model that makes images: as many as `sampleCount` asks for. In scenario `filtered` the last one is
 * held back, and said so only if `includeRaiReason` is set.
 *
 * @see @google/genai `generateImagesResponseFromVertex`; https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/imagen-api
 */
export function predictImages({ body, scenario }: Exchange): JsonObject {
  const [instance] = Array.isArray(body['instances']) ? body['instances'] : [];
  if (!isObject(instance)) throw new ApiProblem('invalid_request', 'Invalid instances: at least one instance is required.');
  const parameters = isObject(body['parameters']) ? body['parameters'] : {};
  const asked = parameters['sampleCount'] ?? 1;
  if (typeof asked !== 'number' || !Number.isInteger(asked) || asked < 1 || asked > 4)
    throw new ApiProblem('invalid_request', 'Invalid sampleCount: the value must be between 1 and 4.');
  const held = scenario === 'filtered' ? 1 : 0;
  const images = Array.from({ length: asked - held }, () => ({ mimeType: 'image/png', bytesBase64Encoded: PIXEL }));
  const isTold = held > 0 && parameters['includeRaiReason'] === true;
  const predictions = [...images, ...(isTold ? [{ raiFilteredReason: 'The image was filtered out. Support codes: 63429089' }] : [])];
  // As protobuf writes JSON, an empty list is left out.
  return predictions.length === 0 ? {} : { predictions };
}
