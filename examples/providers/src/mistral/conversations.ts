import { answerText, piecesOf } from '../answer-text.ts';
import { ApiProblem } from '../api-problem.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { namedEvent } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';

/** The model of every agent of the stand-in. */
export const AGENT_MODEL: string = 'mistral-medium-2508';

/** What a connector brings is read by the model. */
const TOKENS_OF_CONNECTOR = 200;

/**
 * Answer to POST /conversations, to what is appended to one, and to what is begun anew within one. Each connector among the tools
 * is used once.
 *
 * @see @mistralai/mistralai `ConversationResponse`, `ConversationEvents`, `ConversationUsageInfo`; https://docs.mistral.ai/api/endpoint/beta/conversations
 */
export function conversation({ body, scenario }: Exchange, now: Date, conversationId: string = newId('conv_')): Answer {
  const model = typeof body['model'] === 'string' ? body['model'] : AGENT_MODEL;
  const question = textOf(body['inputs']);
  const content = answerText(question);
  const used = connectorsOf(body);
  const connectorTokens = Object.keys(used).length * TOKENS_OF_CONNECTOR;
  const [promptTokens, completionTokens] = [tokensOf(question), tokensOf(content)];
  const counted = {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens + connectorTokens,
    ...(connectorTokens === 0 ? {} : { connector_tokens: connectorTokens, connectors: used }),
  };
  const usage = scenario === 'no-usage' ? {} : counted;
  const id = newId('msg_');
  const time = now.toISOString();
  const executions = Object.keys(used).map((name) => ({
    object: 'entry',
    type: 'tool.execution',
    id: newId('tool_exec_'),
    created_at: time,
    completed_at: time,
    name,
    arguments: '{}',
  }));
  const message = { object: 'entry', type: 'message.output', created_at: time, completed_at: time, id, model, role: 'assistant', content };
  const answer: Answer = {
    body: { object: 'conversation.response', conversation_id: conversationId, outputs: [...executions, message], usage },
  };
  if (body['stream'] !== true) return answer;
  const deltas = piecesOf(content).map((piece) =>
    namedEvent({
      type: 'message.output.delta',
      output_index: executions.length,
      id,
      content_index: 0,
      model,
      role: 'assistant',
      content: piece,
    } as Typed),
  );
  return {
    ...answer,
    events: [
      namedEvent({ type: 'conversation.response.started', conversation_id: conversationId } as Typed),
      ...deltas,
      namedEvent({ type: 'conversation.response.done', usage } as Typed),
    ],
    errorEvent: () => namedEvent({ type: 'conversation.response.error', message: 'Service unavailable', code: 503 } as Typed),
  };
}

interface Typed extends JsonObject {
  readonly type: string;
}

/** How often each connector was used. */
function connectorsOf(body: JsonObject): Readonly<Record<string, number>> {
  const tools = Array.isArray(body['tools']) ? body['tools'].filter(isObject) : [];
  const names = tools.map((tool) => String(tool['type'])).filter((type) => type !== 'function');
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** The text of what is entered. @throws ApiProblem where nothing is. */
function textOf(inputs: unknown): string {
  if (typeof inputs === 'string') return inputs;
  if (!Array.isArray(inputs)) throw new ApiProblem('invalid_request', 'Field required: inputs');
  return inputs.map((entry) => (isObject(entry) && typeof entry['content'] === 'string' ? entry['content'] : '')).join('\n');
}
