import { answerText, piecesOf } from '../answer-text.ts';
import { ApiProblem } from '../api-problem.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { namedEvent } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';
import { thoughtTokens } from './thoughts.ts';

interface Interaction extends JsonObject {
  readonly id: string;
  readonly status: string;
}

/**
 * Interactions, made and fetched: whole, streamed, and in the background, where the first fetch finds it in progress. In scenario
 * `continuation` the first request stops with a token, and the one that brings it back gets the end.
 *
 * @see @google/genai `Interactions.Interaction`, `Interactions.InteractionSSEEvent`, `Interactions.Usage`;
 * https://ai.google.dev/api/interactions-api
 */
export class InteractionStore {
  readonly #finished: Map<string, Interaction> = new Map();
  readonly #fetched: Set<string> = new Set();

  /** Answer to POST /interactions. `given` goes over the usage as it is. @throws ApiProblem as the API does. */
  create({ body, scenario, usage: told }: Exchange, now: Date, given: JsonObject): Answer {
    const named = body['model'] ?? body['agent'];
    if (typeof named !== 'string') throw new ApiProblem('invalid_request', 'model or agent is required.');
    const question = textOf(body['input']);
    const text = answerText(question);
    const config = isObject(body['generation_config']) ? body['generation_config'] : {};
    const thoughts =
      told === undefined
        ? thoughtTokens(named, { thinkingConfig: { thinkingLevel: config['thinking_level'] } })
        : (told.reasoningTokens ?? 0);
    const isStopped = scenario === 'continuation' && body['continuation_token'] === undefined;
    const [input, output] = [told?.inputTokens ?? tokensOf(question), told?.outputTokens ?? tokensOf(text)];
    const usage = {
      total_input_tokens: input,
      input_tokens_by_modality: [{ modality: 'text', tokens: input }],
      total_cached_tokens: told?.cachedTokens ?? 0,
      total_output_tokens: output,
      total_thought_tokens: thoughts,
      total_tool_use_tokens: 0,
      total_tokens: input + output + thoughts,
      ...given,
    };
    const time = now.toISOString();
    const finished: Interaction = {
      id: newId('v1_'),
      object: 'interaction',
      ...(body['model'] === undefined ? { agent: named } : { model: named }),
      created: time,
      updated: time,
      status: isStopped ? 'requires_continuation' : scenario === 'tool-call' ? 'requires_action' : 'completed',
      ...(isStopped ? { continuation_token: 'go-on' } : {}),
      ...(body['service_tier'] === undefined ? {} : { service_tier: body['service_tier'] }),
      steps: [{ type: 'model_output', content: [{ type: 'text', text }] }],
      ...(scenario === 'no-usage' ? {} : { usage }),
    };
    this.#finished.set(finished.id, finished);
    if (body['background'] === true) return { body: begun(finished) };
    return body['stream'] === true ? streamed(finished, text) : { body: finished };
  }

  /** Answer to GET /interactions/:id. @throws ApiProblem of kind not_found. */
  fetch(id: string, isStream: boolean): Answer {
    const finished = this.#finished.get(id);
    if (finished === undefined) throw new ApiProblem('not_found', `Interaction ${id} not found.`);
    if (isStream) return streamed(finished, textOfSteps(finished));
    const isFirst = !this.#fetched.has(id);
    this.#fetched.add(id);
    return { body: isFirst ? begun(finished) : finished };
  }
}

function begun({ steps: _steps, usage: _usage, ...interaction }: Interaction): JsonObject {
  return { ...interaction, status: 'in_progress', steps: [] };
}

function streamed(finished: Interaction, text: string): Answer {
  const event = (type: string, fields: object): string => namedEvent({ type, event_type: type, ...fields } as { readonly type: string });
  const created: JsonObject = { ...begun(finished) };
  return {
    body: finished,
    events: [
      event('interaction.created', { interaction: created }),
      event('step.start', { index: 0, step: { type: 'model_output' } }),
      ...piecesOf(text).map((piece) => event('step.delta', { index: 0, delta: { type: 'text', text: piece } })),
      event('step.stop', { index: 0 }),
      event('interaction.completed', { interaction: finished }),
      'event: done\ndata: [DONE]\n\n',
    ],
    errorEvent: () => event('error', { error: { code: 'gateway_timeout', message: 'Deadline expired.' } }),
  };
}

function textOfSteps({ steps }: Interaction): string {
  const [step]: unknown[] = Array.isArray(steps) ? steps : [];
  return isObject(step) ? textOf(step['content']) : '';
}

/** The text of an input: itself, that of its contents, or that of its steps. */
function textOf(input: unknown): string {
  if (typeof input === 'string') return input;
  if (Array.isArray(input)) return input.map(textOf).join('\n');
  if (!isObject(input)) return '';
  return typeof input['text'] === 'string' ? input['text'] : textOf(input['content']);
}
