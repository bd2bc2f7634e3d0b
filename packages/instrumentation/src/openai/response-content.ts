import type { Message, MessagePart } from '@spancost/conventions';
import type { AskedContent, ContentDialect } from '../content/content-dialect.ts';
import {
  blobParts,
  functionTool,
  otherPart,
  providerTool,
  reasoningParts,
  textParts,
  toolCall,
  toolResponse,
  type Parts,
} from '../content/parts.ts';
import { field, list, text } from '../json-fields.ts';
import { contentParts, joined } from './content-parts.ts';
import { ResponseDeltas } from './response-deltas.ts';

/**
 * The Responses API. What is asked and what is answered are items of the same kinds; all items of an answer are one message.
 *
 * @see openai `ResponseInputItem`, `ResponseOutputItem`
 */
export const RESPONSES: ContentDialect = { asked, answered, deltas: () => new ResponseDeltas() };

function asked(body: unknown): AskedContent {
  const input = field(body, 'input');
  const items: readonly unknown[] = Array.isArray(input) ? input : [];
  const said = textParts(input);
  return {
    instructions: contentParts(field(body, 'instructions')),
    messages: [...(said.length === 0 ? [] : [{ role: 'user', parts: said }]), ...items.map(messageOf)],
    tools: list(body, 'tools').map(toolOf),
  };
}

function answered(response: unknown): readonly Message[] {
  const items = list(response, 'output');
  return items.length === 0 ? [] : [{ role: 'assistant', parts: items.flatMap(partsOf) }];
}

function messageOf(item: unknown): Message {
  const type = text(item, 'type') ?? 'message';
  const role = text(item, 'role') ?? (type.endsWith('_output') ? 'tool' : type === 'message' ? 'user' : 'assistant');
  return { role, parts: partsOf(item) };
}

function partsOf(item: unknown): Parts {
  const type = text(item, 'type') ?? 'message';
  switch (type) {
    case 'message':
      return contentParts(field(item, 'content')).map(refusalOf);
    case 'function_call':
      return [toolCall(field(item, 'call_id'), field(item, 'name'), field(item, 'arguments'))];
    case 'custom_tool_call':
      return [toolCall(field(item, 'call_id'), field(item, 'name'), field(item, 'input'))];
    case 'reasoning':
      return [...reasoningParts(joined(field(item, 'summary'))), ...reasoningParts(joined(field(item, 'content')))];
    case 'image_generation_call':
      return [serverCall(item, type, ['revised_prompt']), ...blobParts('image', field(item, 'result'))];
    // What it holds is encrypted.
    case 'compaction':
      return [otherPart(type, { id: field(item, 'id') })];
    default:
      if (type.endsWith('_output')) return [outputOf(item)];
      return type.endsWith('_call') ? [serverCall(item, type)] : [otherPart(type, item)];
  }
}

/** What a tool gave back: a text, or parts of it, or what the tool alone has. */
function outputOf(item: unknown): MessagePart {
  const output = field(item, 'output');
  return toolResponse(field(item, 'call_id'), Array.isArray(output) ? contentParts(output) : output);
}

/** A refusal is a part of a message, whose text is under a name of its own. */
function refusalOf(part: MessagePart): MessagePart {
  return part.type === 'refusal' ? { type: 'refusal', content: part['refusal'] } : part;
}

/** A tool that OpenAI runs: its id, and under its name what it was asked and gave. */
function serverCall(item: unknown, type: string, only?: readonly string[]): MessagePart {
  const { id, name, status: _, ...fields } = Object(item) as Readonly<Record<string, unknown>>;
  const told = only === undefined ? fields : Object.fromEntries(only.map((key) => [key, fields[key]]));
  const kind = type.replace(/_call$/, '');
  return {
    type: 'server_tool_call',
    ...(typeof id === 'string' ? { id } : {}),
    name: typeof name === 'string' ? name : kind,
    server_tool_call: { ...told, type: kind },
  };
}

function toolOf(tool: unknown): MessagePart {
  const type = text(tool, 'type');
  if (type === 'function') return functionTool(field(tool, 'name'), field(tool, 'description'), field(tool, 'parameters'));
  return providerTool(type, field(tool, 'name') ?? field(tool, 'server_label'));
}
