import type { Message, MessagePart } from '@spancost/conventions';
import type { AnswerDeltas, AskedContent, ContentDialect } from '../content/content-dialect.ts';
import {
  addressedParts,
  blobParts,
  fileParts,
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
import { field, list, text } from '../json-fields.ts';

/**
 * The AI SDK's own protocol between it and models, which Vercel's AI Gateway speaks too; and what the AI SDK tells of such a call,
 * which is nearly that. Where the application lets it record no inputs or no outputs, neither does this.
 *
 * @see @ai-sdk/provider `LanguageModelV4CallOptions`, `LanguageModelV4GenerateResult`, `LanguageModelV4StreamPart`; ai `StepResult`
 */
export const MODEL_CALLS: ContentDialect = { asked, answered, deltas: () => new StreamParts() };

function asked(options: unknown): AskedContent {
  if (field(options, 'recordInputs') === false) return {};
  const messages = [...list(options, 'prompt'), ...list(options, 'messages')];
  return {
    instructions: contentParts(field(options, 'instructions') ?? field(options, 'system')),
    messages: messages.map(messageOf),
    tools: toolsOf(field(options, 'tools')),
  };
}

function answered(result: unknown): readonly Message[] {
  const content = field(result, 'recordOutputs') === false ? [] : list(result, 'content');
  return content.length === 0 ? [] : [{ role: 'assistant', parts: content.flatMap(partsOf) }];
}

function messageOf(message: unknown): Message {
  return { role: text(message, 'role') ?? 'user', parts: contentParts(field(message, 'content')) };
}

/** A text, or parts, or, of instructions, messages of the system. */
function contentParts(content: unknown): Parts {
  if (Array.isArray(content)) return content.flatMap((each) => (field(each, 'role') === undefined ? partsOf(each) : messageOf(each).parts));
  return field(content, 'role') === undefined ? textParts(content) : messageOf(content).parts;
}

function partsOf(part: unknown): Parts {
  const type = text(part, 'type');
  switch (type) {
    case undefined:
      return [];
    case 'text':
      return textParts(field(part, 'text'));
    case 'reasoning':
      return reasoningParts(field(part, 'text'));
    case 'image':
      return imageParts(part);
    case 'file':
    case 'reasoning-file':
      return fileData(part);
    case 'tool-call':
      return [toolCall(field(part, 'toolCallId'), field(part, 'toolName'), field(part, 'input'))];
    case 'tool-result':
      return [toolResponse(field(part, 'toolCallId'), resultOf(part))];
    default:
      return [otherPart(type, part)];
  }
}

/** Of a picture the AI SDK need not be told more than that. */
function imageParts(part: unknown): Parts {
  const mediaType = field(part, 'mediaType');
  return dataParts(field(part, 'image'), mediaType).map((each) => (mediaType === undefined ? { ...each, modality: 'image' } : each));
}

/** A file that goes into a model, or one that came out of it. */
function fileData(part: unknown): Parts {
  const made = field(part, 'file');
  if (made === undefined) return dataParts(field(part, 'data'), field(part, 'mediaType'));
  return dataParts(field(made, 'uint8ArrayData') ?? field(made, 'base64Data'), field(made, 'mediaType'));
}

/** Data as it is, or, from version 4 on, as what it says that it is. */
function dataParts(data: unknown, mediaType: unknown): Parts {
  const modality = modalityOf(mediaType);
  switch (text(data, 'type')) {
    case 'url':
      return dataParts(field(data, 'url'), mediaType);
    case 'data':
      return blobParts(modality, field(data, 'data'), mediaType);
    case 'text':
      return textParts(field(data, 'text'));
    case 'reference':
      return Object.values(Object(field(data, 'reference'))).flatMap((id) => fileParts(modality, id, mediaType));
    default:
  }
  const address = data instanceof URL ? data.href : data;
  const isAddress = typeof address === 'string' && /^(?:https?|data):/.test(address);
  return isAddress ? addressedParts(modality, address, mediaType) : blobParts(modality, data, mediaType);
}

/** What a tool gave, in a prompt with its kind beside it; of contents the parts. */
function resultOf(part: unknown): unknown {
  const output = field(part, 'output');
  if (output === undefined) return field(part, 'result');
  const value = field(output, 'value') ?? field(output, 'reason');
  if (text(output, 'type') === undefined || value === undefined) return output;
  return text(output, 'type') === 'content' && Array.isArray(value) ? value.flatMap(partsOf) : value;
}

/** A list, or, as the application gives them, by their names, whose schemas are not JSON. */
function toolsOf(tools: unknown): Parts {
  if (Array.isArray(tools)) return tools.map(toolOf);
  if (typeof tools !== 'object' || tools === null) return [];
  return Object.entries(tools).map(([name, tool]) => functionTool(name, field(tool, 'description'), undefined));
}

function toolOf(tool: unknown): MessagePart {
  return text(tool, 'type') === 'function'
    ? functionTool(field(tool, 'name'), field(tool, 'description'), field(tool, 'inputSchema'))
    : providerTool(field(tool, 'id') ?? field(tool, 'type'), field(tool, 'name'));
}

/** Puts the parts of a stream together: texts and thoughts by their ids, everything else as it comes whole. */
class StreamParts implements AnswerDeltas {
  readonly #content: Record<string, unknown>[] = [];
  readonly #open: Map<string, { text: string }> = new Map();

  add(part: unknown): void {
    const type = text(part, 'type') ?? '';
    const [, kind, step] = /^(text|reasoning)-(start|delta)$/.exec(type) ?? [];
    if (kind !== undefined) this.#addTo(kind, `${kind} ${text(part, 'id') ?? ''}`, step === 'delta' ? (text(part, 'delta') ?? '') : '');
    else if (/^(?:file|reasoning-file|tool-call|tool-result)$/.test(type)) this.#content.push({ ...Object(part), type });
  }

  get whole(): unknown {
    return { content: this.#content };
  }

  #addTo(type: string, id: string, delta: string): void {
    let open = this.#open.get(id);
    if (open === undefined) {
      const begun = { type, text: '' };
      this.#content.push(begun);
      this.#open.set(id, (open = begun));
    }
    open.text += delta;
  }
}
