import { ApiProblem } from '../api-problem.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { OfferedTool } from '../planned-answer.ts';

/** What a request for content asks. @see @google/genai `GenerateContentParameters`; https://ai.google.dev/api/generate-content */
export interface ContentRequest {
  readonly contents: readonly JsonObject[];
  readonly config: JsonObject;
  readonly tools: readonly JsonObject[];
}

/** The contents of a request and how it is configured. @throws ApiProblem in the API's words. */
export function readContentRequest(body: JsonObject): ContentRequest {
  return {
    contents: contentsOf(body),
    config: isObject(body['generationConfig']) ? body['generationConfig'] : {},
    tools: Array.isArray(body['tools']) ? body['tools'].filter(isObject) : [],
  };
}

/** The contents of a request. @throws ApiProblem if there are none, or one of them is none. */
export function contentsOf(body: JsonObject): readonly JsonObject[] {
  const { contents } = body;
  if (contents === undefined || (Array.isArray(contents) && contents.length === 0))
    throw new ApiProblem('invalid_request', '* GenerateContentRequest.contents: contents is not specified\n');
  if (!Array.isArray(contents)) throw invalidValue('contents', contents);
  return contents.map((content, index) => {
    if (!isObject(content)) throw invalidValue(`contents[${index}]`, content);
    const { role } = content;
    if (role !== undefined && role !== 'user' && role !== 'model' && role !== 'function')
      throw new ApiProblem('invalid_request', 'Please use a valid role: user, model.');
    if (partsOf(content).length === 0)
      throw new ApiProblem('invalid_request', `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.\n`);
    return content;
  });
}

/** The parts of a content. */
export function partsOf(content: unknown): readonly JsonObject[] {
  return isObject(content) && Array.isArray(content['parts']) ? content['parts'].filter(isObject) : [];
}

/** The text of a content, parts joined by line breaks. */
export function textOf(content: unknown): string {
  return partsOf(content)
    .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
    .join('\n');
}

/** The first function that is declared. */
export function firstFunction(tools: readonly JsonObject[]): OfferedTool | undefined {
  for (const tool of tools) {
    const declarations = Array.isArray(tool['functionDeclarations']) ? tool['functionDeclarations'].filter(isObject) : [];
    for (const { name, parameters, parametersJsonSchema } of declarations)
      if (typeof name === 'string') return { name, parameters: parametersJsonSchema ?? parameters };
  }
  return undefined;
}

/** A positive whole number of the configuration, or undefined where it is not given. @throws ApiProblem as the API does. */
export function optionalCount(config: JsonObject, name: string): number | undefined {
  const value = config[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidValue(`generation_config.${name}`, value);
  if (value < 1) throw new ApiProblem('invalid_request', `Unable to submit request because ${name} must be positive, but it is ${value}.`);
  return value;
}

/** The problem of a field of a wrong type. */
function invalidValue(name: string, value: unknown): ApiProblem {
  return new ApiProblem('invalid_request', `Invalid value at '${name}': ${JSON.stringify(value)}`);
}
