import { ApiProblem } from '../api-problem.ts';

/** What a path asks for: a method of a model, at one of Google's services. */
export interface GoogleCall {
  /** Last part of the resource name: `gemini-2.5-flash`. */
  readonly model: string;
  readonly method: string;
  /** Whether the path is one of Vertex AI. */
  readonly isVertex: boolean;
}

/** `v1beta/models/M:method`; with `publishers/google/` and, for a project, `projects/P/locations/L/` before it at Vertex AI. */
const PATH = /^v\d\w*\/(projects\/[^/]+\/locations\/[^/]+\/)?(publishers\/[^/]+\/)?(?:models|tunedModels|endpoints)\/([^/:]+):(\w+)$/;

/**
 * The call of a path below `/google/`.
 *
 * @example googleCallOf('v1beta/models/gemini-2.5-flash:generateContent')
 * // { model: 'gemini-2.5-flash', method: 'generateContent', isVertex: false }
 * @throws ApiProblem of kind not_found for any other path.
 */
export function googleCallOf(path: string): GoogleCall {
  const match = PATH.exec(decodeURIComponent(path));
  const [, project, publisher, model, method] = match ?? [];
  if (model === undefined || method === undefined) throw new ApiProblem('not_found', `Not Found: ${path}`);
  return { model, method, isVertex: project !== undefined || publisher !== undefined };
}
