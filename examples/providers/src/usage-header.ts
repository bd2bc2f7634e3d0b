import { ApiProblem } from './api-problem.ts';
import { isObject } from './json.ts';

/**
 * Usage as the header `x-usage` gives it. Counts go into the answer as they are, true or not, so that a test can send a
 * provider's mistakes too.
 */
export interface UsageHeader {
  /** `prompt_tokens` or `input_tokens`, in the provider's own sense: of OpenAI with, of Anthropic without cached tokens. */
  readonly inputTokens?: number;
  /** `completion_tokens` or `output_tokens`, reasoning included. */
  readonly outputTokens?: number;
  /** OpenAI's `cached_tokens`, Anthropic's `cache_read_input_tokens`; `cacheRead` is the same. */
  readonly cachedTokens?: number;
  readonly cacheRead?: number;
  /** OpenAI's `cache_write_tokens`. */
  readonly cacheWrite?: number;
  /** Anthropic's `ephemeral_5m_input_tokens`. */
  readonly cacheWrite5m?: number;
  /** Anthropic's `ephemeral_1h_input_tokens`. */
  readonly cacheWrite1h?: number;
  /** OpenAI's `reasoning_tokens`, Anthropic's `thinking_tokens`. */
  readonly reasoningTokens?: number;
  readonly serviceTier?: string;
}

const COUNTS: readonly string[] = [
  'inputTokens',
  'outputTokens',
  'cachedTokens',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'reasoningTokens',
] satisfies readonly (keyof UsageHeader)[];

/**
 * The usage of the header `x-usage`, or undefined without one.
 *
 * @throws ApiProblem of kind invalid_request for what is no JSON object, unknown fields and values of a wrong type.
 */
export function readUsageHeader(header: string | undefined): UsageHeader | undefined {
  if (header === undefined) return undefined;
  const usage = parse(header);
  if (!isObject(usage))
    throw new ApiProblem('invalid_request', `x-usage is ${header}; it must be a JSON object such as {"inputTokens":12}`);
  for (const [field, value] of Object.entries(usage)) {
    if (field === 'serviceTier' ? typeof value !== 'string' : !COUNTS.includes(field) || typeof value !== 'number')
      throw new ApiProblem(
        'invalid_request',
        `x-usage has ${field}: ${JSON.stringify(value)}; numbers are ${COUNTS.join(', ')}, a text is serviceTier`,
      );
  }
  return usage;
}

function parse(header: string): unknown {
  try {
    return JSON.parse(header);
  } catch {
    return undefined;
  }
}
