import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import type { GoogleCall } from './google-call.ts';

/** A film of Vertex AI without a bucket. */
const FILM = 'AAAAIGZ0eXBpc29t';

/** What is asked for: how many films, and whether one of them is held back. */
interface Asked {
  readonly films: number;
  readonly isFiltered: boolean;
  readonly isFailed: boolean;
}

/**
 * Operations that make films: not done at the first fetch, done from the second on. In scenario `filtered` the last film is held
 * back, in scenario `error-in-stream` the operation fails.
 *
 * @see @google/genai `GenerateVideosOperation`; https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation
 */
export class GoogleOperations {
  readonly #asked: Map<string, Asked> = new Map();
  readonly #fetched: Set<string> = new Set();

  /** Answer to `:predictLongRunning`, at `path` of a model. */
  create({ body, scenario }: Exchange, { model, isVertex }: GoogleCall, path: string): JsonObject {
    const parameters = isObject(body['parameters']) ? body['parameters'] : {};
    const name = isVertex
      ? `${path.replace(/^v\d\w*\//, '').replace(/:\w+$/, '')}/operations/${newId('', 20)}`
      : `models/${model}/operations/${newId('', 20)}`;
    // One that fails is asked for by its prompt, because an answer without events knows no scenario for it.
    const [instance] = Array.isArray(body['instances']) ? body['instances'] : [];
    const isFailed = isObject(instance) && instance['prompt'] === 'fail';
    this.#asked.set(name, { films: Number(parameters['sampleCount'] ?? 1), isFiltered: scenario === 'filtered', isFailed });
    return { name };
  }

  /** Answer to a fetch of the operation: GET of its name at the Gemini API, `:fetchPredictOperation` at Vertex AI. */
  fetch(name: string, isVertex: boolean): JsonObject {
    const asked = this.#asked.get(name);
    if (asked === undefined) throw new ApiProblem('not_found', `Operation ${name} not found.`);
    if (!this.#fetched.has(name)) {
      this.#fetched.add(name);
      return { name };
    }
    if (asked.isFailed) return { name, done: true, error: { code: 3, message: 'The film could not be made.' } };
    const held = asked.isFiltered ? 1 : 0;
    const films = Array.from({ length: asked.films - held }, (_none, index) => index);
    const filtered = held === 0 ? {} : { raiMediaFilteredCount: held, raiMediaFilteredReasons: ['Support codes: 58061214'] };
    const response = isVertex
      ? { videos: films.map(() => ({ bytesBase64Encoded: FILM, mimeType: 'video/mp4' })), ...filtered }
      : {
          generateVideoResponse: {
            generatedSamples: films.map((index) => ({ video: { uri: `https://films.example/${index}.mp4` } })),
            ...filtered,
          },
        };
    return { name, done: true, response };
  }
}
