import { ApiProblem } from '../api-problem.ts';
import type { OfferedTool } from '../planned-answer.ts';
import { isObject, type JsonObject } from '../json.ts';
import { isReasoningModel } from './openai-models.ts';

/** Reasoning tokens by effort; the API reports them in multiples of 64. Models that do not reason have none. */
const REASONING_TOKENS: Readonly<Record<string, number>> = { none: 0, minimal: 0, low: 64, medium: 128, high: 512, xhigh: 1024 };

/** Reasoning tokens of a model at an effort: `reasoningTokensOf('gpt-5', undefined)` is 128, of gpt-4o always 0. */
export function reasoningTokensOf(model: string, effort: unknown): number {
  if (!isReasoningModel(model)) return 0;
  return REASONING_TOKENS[typeof effort === 'string' ? effort : 'medium'] ?? REASONING_TOKENS['medium'] ?? 0;
}

/** The requested model. @throws ApiProblem as the API does without one. */
export function modelOf(body: JsonObject): string {
  const model = body['model'];
  if (model === undefined) throw new ApiProblem('invalid_request', 'you must provide a model parameter');
  if (typeof model !== 'string' || model === '') throw invalidType('model', 'a string', model);
  return model;
}

/** A parameter that must be there. @throws ApiProblem of code missing_required_parameter. */
export function required(body: JsonObject, param: string): unknown {
  const value = body[param];
  if (value === undefined || value === null)
    throw new ApiProblem('invalid_request', `Missing required parameter: '${param}'.`, { param, code: 'missing_required_parameter' });
  return value;
}

/** A positive whole number, or undefined where it is not given. @throws ApiProblem of code integer_below_min_value or invalid_type. */
export function optionalCount(body: JsonObject, param: string): number | undefined {
  const value = body[param];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidType(param, 'an integer', value);
  if (value < 1)
    throw new ApiProblem(
      'invalid_request',
      `Invalid '${param}': integer below minimum value. Expected a value >= 1, but got ${value} instead.`,
      {
        param,
        code: 'integer_below_min_value',
      },
    );
  return value;
}

/** The problem of a parameter of a wrong type. */
export function invalidType(param: string, expected: string, value: unknown): ApiProblem {
  const got = value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return new ApiProblem('invalid_request', `Invalid type for '${param}': expected ${expected}, but got ${got} instead.`, {
    param,
    code: 'invalid_type',
  });
}

/** The first function tool that is offered, in the shape of chat completions (`function` inside) or of responses (flat). */
export function firstTool(body: JsonObject): OfferedTool | undefined {
  const tools = Array.isArray(body['tools']) ? body['tools'].filter(isObject) : [];
  for (const tool of tools) {
    const definition = isObject(tool['function']) ? tool['function'] : tool;
    if (tool['type'] === 'function' && typeof definition['name'] === 'string')
      return { name: definition['name'], parameters: definition['parameters'] };
  }
  return undefined;
}

/** The tier that serves a request: fast mode is reported as priority, auto as default. */
export function servedTier(body: JsonObject): 'default' | 'flex' | 'scale' | 'priority' {
  const asked = body['service_tier'];
  if (asked === 'fast' || asked === 'priority') return 'priority';
  return asked === 'flex' || asked === 'scale' ? asked : 'default';
}
