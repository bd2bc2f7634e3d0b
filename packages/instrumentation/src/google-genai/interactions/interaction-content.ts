import type { Message, MessagePart } from '@spancost/conventions';
import type { AnswerDeltas, AskedContent, CallContent, ContentDialect } from '../../content/content-dialect.ts';
import {
  addressedParts,
  blobParts,
  functionTool,
  otherPart,
  providerTool,
  reasoningParts,
  textParts,
  toolCall,
  toolResponse,
  type Parts,
} from '../../content/parts.ts';
import { field, list, text } from '../../json-fields.ts';
import { joined } from '../../openai/content-parts.ts';

/**
 * Interactions. What is asked and what is answered are steps of the same kinds; all steps of an answer are one message.
 *
 * @see @google/genai `Interactions.InteractionCreateParams`, `Interactions.Interaction`
 */
export const INTERACTIONS: ContentDialect = { asked, answered, deltas: () => new LastInteraction() };

/** What of a request of the SDK's `ClientSDK`, whose body is JSON, is content. */
export function contentOfInteraction([, , body]: readonly unknown[]): CallContent {
  return { dialect: INTERACTIONS, request: typeof body === 'string' ? JSON.parse(body) : undefined };
}

function asked(body: unknown): AskedContent {
  const input = field(body, 'input');
  const said = textParts(input);
  const given: readonly unknown[] = Array.isArray(input) ? input : [input];
  const steps = given.filter(isStep);
  const contents = given.flatMap((each) => (isStep(each) ? [] : contentParts(each)));
  return {
    instructions: textParts(field(body, 'system_instruction')),
    messages: [
      ...(said.length === 0 ? [] : [{ role: 'user', parts: said }]),
      ...steps.map(messageOf),
      ...(contents.length === 0 ? [] : [{ role: 'user', parts: contents }]),
    ],
    tools: list(body, 'tools').map(toolOf),
  };
}

function answered(interaction: unknown): readonly Message[] {
  const steps = list(interaction, 'steps').filter((step) => text(step, 'type') !== 'user_input');
  const parts = steps.flatMap(stepParts);
  return parts.length === 0 ? [] : [{ role: 'assistant', parts }];
}

/** Contents are texts, pictures and the like; every other type is a step's. */
function isStep(value: unknown): boolean {
  return /^(?:user_input|model_output|thought)$|_(?:call|result)$/.test(text(value, 'type') ?? '');
}

function messageOf(step: unknown): Message {
  const type = text(step, 'type') ?? '';
  return { role: type === 'user_input' ? 'user' : type === 'function_result' ? 'tool' : 'assistant', parts: stepParts(step) };
}

function stepParts(step: unknown): Parts {
  const type = text(step, 'type') ?? '';
  switch (type) {
    case 'user_input':
    case 'model_output':
      return list(step, 'content').flatMap(contentParts);
    case 'thought':
      return reasoningParts(joined(field(step, 'summary')));
    case 'function_call':
      return [toolCall(field(step, 'id'), field(step, 'name'), field(step, 'arguments'))];
    case 'function_result': {
      const result = field(step, 'result');
      return [toolResponse(field(step, 'call_id'), Array.isArray(result) ? result.flatMap(contentParts) : result)];
    }
    default:
      return type === '' ? [] : [serverPart(type, step)];
  }
}

/** A tool that Google runs, and what it gave. */
function serverPart(type: string, step: unknown): MessagePart {
  const name = type.replace(/_(?:call|result)$/, '');
  if (type.endsWith('_result')) {
    const response = { type: name, result: field(step, 'result') };
    return { type: 'server_tool_call_response', id: field(step, 'call_id'), server_tool_call_response: response };
  }
  if (!type.endsWith('_call')) return otherPart(type, {});
  return { type: 'server_tool_call', id: field(step, 'id'), name, server_tool_call: { type: name, arguments: field(step, 'arguments') } };
}

function contentParts(content: unknown): Parts {
  const type = text(content, 'type');
  const mimeType = field(content, 'mime_type');
  if (type === undefined) return [];
  if (type === 'text') return textParts(field(content, 'text'));
  const parts = [...blobParts(type, field(content, 'data'), mimeType), ...addressedParts(type, field(content, 'uri'), mimeType)];
  return parts.length > 0 ? parts : [otherPart(type, {})];
}

function toolOf(tool: unknown): MessagePart {
  const type = text(tool, 'type');
  return type === 'function'
    ? functionTool(field(tool, 'name'), field(tool, 'description'), field(tool, 'parameters'))
    : providerTool(type, field(tool, 'name'));
}

/** The last event has all of the interaction; of a stream that ends before, what came is not told. */
class LastInteraction implements AnswerDeltas {
  whole: unknown;

  add(event: unknown): void {
    this.whole = field(event, 'interaction') ?? this.whole;
  }
}
