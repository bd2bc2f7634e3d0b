import type { Message, MessagePart } from '@spancost/conventions';
import type { AskedContent, CallContent, ContentDialect } from '../content/content-dialect.ts';
import {
  addressedParts,
  blobParts,
  functionTool,
  modalityOf,
  otherPart,
  providerTool,
  reasoningParts,
  textParts,
  toolCall,
  toolResponse,
  type Parts,
} from '../content/parts.ts';
import { count, either, field, list, text } from '../json-fields.ts';
import { ContentDeltas } from './content-deltas.ts';
import type { Asked } from './methods.ts';

/**
 * Generated content, as the SDK's methods take it (`config`, texts and parts in any form) and as it goes over the wire.
 *
 * @see @google/genai `GenerateContentParameters`, `ContentListUnion`, `GenerateContentResponse`
 */
export const CONTENT: ContentDialect = { asked, answered, deltas: () => new ContentDeltas() };

/** Pictures: what was asked for, and of each picture what it is and how large, or its address. */
export const IMAGES: ContentDialect = {
  asked: (params) => ({ messages: messagesOf(field(params, 'prompt') ?? field(field(params, 'source'), 'prompt')) }),
  answered: (answer) =>
    list(answer, 'generatedImages').map((generated) => {
      const image = field(generated, 'image');
      const type = field(image, 'mimeType');
      const parts = [...blobParts('image', field(image, 'imageBytes'), type), ...addressedParts('image', field(image, 'gcsUri'), type)];
      return { role: 'assistant', parts };
    }),
};

/** What of a request is content; undefined for vectors. */
export function contentOf(asks: Asked, params: unknown): CallContent | undefined {
  if (asks === 'content' || asks === 'streamed content') return { dialect: CONTENT, request: params };
  return asks === 'images' ? { dialect: IMAGES, request: params } : undefined;
}

function asked(params: unknown): AskedContent {
  const config = field(params, 'config') ?? params;
  return {
    instructions: messagesOf(either(config, 'system_instruction', 'systemInstruction')).flatMap(({ parts }) => parts),
    messages: messagesOf(field(params, 'contents')),
    tools: list(config, 'tools').flatMap(toolsOf),
  };
}

function answered(answer: unknown): readonly Message[] {
  if (Array.isArray(answer)) return answered(wholeOf(answer));
  const candidates = list(answer, 'candidates').toSorted((a, b) => (count(a, 'index') ?? 0) - (count(b, 'index') ?? 0));
  return candidates.map((candidate) => contentMessage(field(candidate, 'content'), 'model'));
}

/** A stream that does not come as events is a list of its chunks. */
function wholeOf(chunks: readonly unknown[]): unknown {
  const deltas = new ContentDeltas();
  for (const chunk of chunks) deltas.add(chunk);
  return deltas.whole;
}

/** Contents, or parts, or texts, one or many of them: parts and texts that are not in a content are the user's. */
function messagesOf(contents: unknown): readonly Message[] {
  const messages: { role: string; parts: MessagePart[] }[] = [];
  let loose: MessagePart[] | undefined;
  for (const each of Array.isArray(contents) ? contents : [contents]) {
    if (field(each, 'parts') !== undefined) {
      loose = undefined;
      const { role, parts } = contentMessage(each, 'user');
      messages.push({ role, parts: [...parts] });
    } else {
      const parts = typeof each === 'string' ? textParts(each) : partsOf(each);
      if (parts.length === 0) continue;
      if (loose === undefined) messages.push({ role: 'user', parts: (loose = []) });
      loose.push(...parts);
    }
  }
  return messages;
}

function contentMessage(content: unknown, fallback: string): Message {
  const role = text(content, 'role') ?? fallback;
  const parts = list(content, 'parts').flatMap((part) => (typeof part === 'string' ? textParts(part) : partsOf(part)));
  return { role: role === 'model' ? 'assistant' : role === 'function' ? 'tool' : role, parts };
}

function partsOf(part: unknown): Parts {
  const said = field(part, 'text');
  if (typeof said === 'string') return field(part, 'thought') === true ? reasoningParts(said) : textParts(said);
  const inline = either(part, 'inline_data', 'inlineData');
  if (inline !== undefined) {
    const type = either(inline, 'mime_type', 'mimeType');
    return blobParts(modalityOf(type), field(inline, 'data'), type);
  }
  const file = either(part, 'file_data', 'fileData');
  if (file !== undefined) {
    const type = either(file, 'mime_type', 'mimeType');
    return addressedParts(modalityOf(type), either(file, 'file_uri', 'fileUri'), type);
  }
  const call = either(part, 'function_call', 'functionCall');
  if (call !== undefined) return [toolCall(field(call, 'id'), field(call, 'name'), field(call, 'args'))];
  const response = either(part, 'function_response', 'functionResponse');
  if (response !== undefined) return [toolResponse(field(response, 'id') ?? field(response, 'name'), field(response, 'response'))];
  return codeParts(part);
}

/** Code that Gemini wrote and ran, and what came of it. */
function codeParts(part: unknown): Parts {
  const code = either(part, 'executable_code', 'executableCode');
  if (code !== undefined)
    return [{ type: 'server_tool_call', name: 'code_execution', server_tool_call: otherPart('code_execution', code) }];
  const result = either(part, 'code_execution_result', 'codeExecutionResult');
  return result === undefined
    ? []
    : [{ type: 'server_tool_call_response', server_tool_call_response: otherPart('code_execution', result) }];
}

/** One entry may declare many functions, and have tools of Google's by their names. */
function toolsOf(tool: unknown): Parts {
  if (typeof tool !== 'object' || tool === null) return [];
  const declared = either(tool, 'function_declarations', 'functionDeclarations');
  const functions = (Array.isArray(declared) ? declared : []).map((each) =>
    functionTool(field(each, 'name'), field(each, 'description'), field(each, 'parametersJsonSchema') ?? field(each, 'parameters')),
  );
  const others = Object.entries(tool).filter(([name, value]) => !/^function_?declarations$/i.test(name) && typeof value === 'object');
  return [...functions, ...others.map(([name]) => providerTool(name, name))];
}
