import type { Message } from '@spancost/conventions';
import type { AnswerDeltas, AskedContent, ContentDialect } from '../content/content-dialect.ts';
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
} from '../content/parts.ts';
import { count, field, list, text } from '../json-fields.ts';

/**
 * Converse, and Nova's own bodies, which are written alike.
 *
 * @see @aws-sdk/client-bedrock-runtime `ConverseRequest`, `ContentBlock`, `ConverseStreamOutput`
 */
export const CONVERSE: ContentDialect = { asked, answered, deltas: () => new BlockDeltas() };

function asked(input: unknown): AskedContent {
  return {
    instructions: list(input, 'system').flatMap(partsOf),
    messages: list(input, 'messages').map(messageOf),
    tools: list(field(input, 'toolConfig'), 'tools').map((tool) => {
      const spec = field(tool, 'toolSpec');
      const [name = 'unknown'] = typeof tool === 'object' && tool !== null ? Object.keys(tool) : [];
      if (spec === undefined) return providerTool(name, field(field(tool, name), 'name'));
      return functionTool(field(spec, 'name'), field(spec, 'description'), field(field(spec, 'inputSchema'), 'json'));
    }),
  };
}

function answered(answer: unknown): readonly Message[] {
  const message = field(field(answer, 'output'), 'message');
  return message === undefined ? [] : [messageOf(message)];
}

function messageOf(message: unknown): Message {
  return { role: text(message, 'role') ?? 'user', parts: list(message, 'content').flatMap(partsOf) };
}

/** A block has one field, which says what it is. */
function partsOf(block: unknown): Parts {
  const said = field(block, 'text');
  if (typeof said === 'string') return textParts(said);
  const [kind = ''] = typeof block === 'object' && block !== null ? Object.keys(block) : [];
  const value = field(block, kind);
  switch (kind) {
    case '':
    case 'cachePoint':
      return [];
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return mediaParts(kind, value);
    case 'toolUse':
      return [toolCall(field(value, 'toolUseId'), field(value, 'name'), field(value, 'input'))];
    case 'toolResult':
      return [toolResponse(field(value, 'toolUseId'), list(value, 'content').flatMap(resultParts))];
    case 'reasoningContent':
      return reasoningParts(field(field(value, 'reasoningText'), 'text'));
    case 'guardContent':
      return textParts(field(field(value, 'text'), 'text'));
    case 'citationsContent':
      return list(value, 'content').flatMap(partsOf);
    default:
      return [otherPart(kind, value)];
  }
}

/** Of what a tool gave, JSON is as it is. */
function resultParts(block: unknown): readonly unknown[] {
  const json = field(block, 'json');
  return json === undefined ? partsOf(block) : [json];
}

function mediaParts(modality: string, media: unknown): Parts {
  const format = text(media, 'format');
  const type = format === undefined ? undefined : modality === 'document' ? `application/${format}` : `${modality}/${format}`;
  const source = field(media, 'source');
  const parts = [
    ...blobParts(modality, field(source, 'bytes'), type),
    ...addressedParts(modality, field(field(source, 's3Location'), 'uri'), type),
  ];
  return parts.length > 0 ? parts : textParts(field(source, 'text'));
}

/** A block as it was opened, and what has come of it since. */
interface BlockSoFar {
  toolUse: unknown;
  text: string;
  reasoning: string;
  input: string;
}

class BlockDeltas implements AnswerDeltas {
  readonly #blocks: Map<number, BlockSoFar> = new Map();

  add(event: unknown): void {
    const start = field(event, 'contentBlockStart');
    const delta = field(event, 'contentBlockDelta');
    if (start !== undefined) this.#block(start).toolUse = field(field(start, 'start'), 'toolUse');
    if (delta === undefined) return;
    const so = this.#block(delta);
    const came = field(delta, 'delta');
    so.text += text(came, 'text') ?? '';
    so.reasoning += text(field(came, 'reasoningContent'), 'text') ?? '';
    so.input += text(field(came, 'toolUse'), 'input') ?? '';
  }

  get whole(): unknown {
    const blocks = [...this.#blocks].toSorted(([a], [b]) => a - b);
    return { output: { message: { role: 'assistant', content: blocks.map(([, so]) => blockOf(so)) } } };
  }

  #block(event: unknown): BlockSoFar {
    const index = count(event, 'contentBlockIndex') ?? 0;
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    const begun = { toolUse: undefined, text: '', reasoning: '', input: '' };
    this.#blocks.set(index, begun);
    return begun;
  }
}

function blockOf({ toolUse, text: said, reasoning, input }: BlockSoFar): object {
  if (typeof toolUse === 'object' && toolUse !== null) return { toolUse: { ...toolUse, input } };
  return reasoning === '' ? { text: said } : { reasoningContent: { reasoningText: { text: reasoning } } };
}
