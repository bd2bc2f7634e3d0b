import type { Message, MessagePart } from '@spancost/conventions';
import type { AskedContent, CallContent, ContentDialect } from '../content/content-dialect.ts';
import {
  addressedParts,
  blobParts,
  fileParts,
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
import { MessageDeltas } from './message-deltas.ts';

/**
 * Messages of Anthropic's API and of its beta, and of Claude elsewhere.
 *
 * @see @anthropic-ai/sdk `MessageCreateParams`, `ContentBlockParam`, `ContentBlock`
 */
export const MESSAGES: ContentDialect = { asked, answered, deltas: () => new MessageDeltas() };

/** The content of a message that is asked for. */
export function contentOf(body: unknown): CallContent {
  return { dialect: MESSAGES, request: body };
}

function asked(body: unknown): AskedContent {
  return {
    instructions: blockParts(field(body, 'system')),
    messages: list(body, 'messages').map((message) => ({
      role: text(message, 'role') ?? 'user',
      parts: blockParts(field(message, 'content')),
    })),
    tools: list(body, 'tools').map(toolOf),
  };
}

function answered(message: unknown): readonly Message[] {
  return [{ role: text(message, 'role') ?? 'assistant', parts: blockParts(field(message, 'content')) }];
}

function blockParts(content: unknown): Parts {
  return Array.isArray(content) ? content.flatMap(partsOf) : textParts(content);
}

function partsOf(block: unknown): Parts {
  const type = text(block, 'type');
  const id = field(block, 'id');
  const name = field(block, 'name');
  switch (type) {
    case undefined:
      return [];
    case 'text':
      return textParts(field(block, 'text'));
    case 'thinking':
      return reasoningParts(field(block, 'thinking'));
    // What these hold is encrypted.
    case 'redacted_thinking':
      return [otherPart(type, {})];
    case 'image':
    case 'document':
      return sourceParts(type, block);
    case 'container_upload':
      return fileParts('document', field(block, 'file_id'));
    case 'tool_use':
      return [toolCall(id, name, field(block, 'input'))];
    case 'server_tool_use':
    case 'mcp_tool_use':
      return [{ type: 'server_tool_call', id, name, server_tool_call: { type: name, input: field(block, 'input') } }];
    case 'tool_result': {
      const content = field(block, 'content');
      return [toolResponse(field(block, 'tool_use_id'), Array.isArray(content) ? blockParts(content) : content)];
    }
    default:
      return [type.endsWith('_tool_result') ? serverResponse(type, block) : otherPart(type, block)];
  }
}

/** A picture or a document in base64, at an address, uploaded before, or as text or blocks of its own. */
function sourceParts(modality: string, block: unknown): Parts {
  const source = field(block, 'source');
  const mimeType = field(source, 'media_type');
  switch (text(source, 'type')) {
    case 'base64':
      return blobParts(modality, field(source, 'data'), mimeType);
    case 'url':
      return addressedParts(modality, field(source, 'url'), mimeType);
    case 'file':
      return fileParts(modality, field(source, 'file_id'), mimeType);
    case 'text':
      return [otherPart('document', { title: field(block, 'title'), content: field(source, 'data') })];
    case 'content':
      return [otherPart('document', { title: field(block, 'title'), content: blockParts(field(source, 'content')) })];
    default:
      return [];
  }
}

/** What a tool gave that Anthropic runs. */
function serverResponse(type: string, block: unknown): MessagePart {
  const response = { type: type.replace(/_tool_result$/, ''), content: field(block, 'content') };
  return { type: 'server_tool_call_response', id: field(block, 'tool_use_id'), server_tool_call_response: response };
}

function toolOf(tool: unknown): MessagePart {
  const schema = field(tool, 'input_schema');
  return schema === undefined
    ? providerTool(field(tool, 'type'), field(tool, 'name'))
    : functionTool(field(tool, 'name'), field(tool, 'description'), schema);
}
