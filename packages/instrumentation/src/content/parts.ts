import { base64Size, binaryTextOf, binaryValueOf, type MessagePart } from '@spancost/conventions';

/** Parts of which there may be none. */
export type Parts = readonly MessagePart[];

const NONE: Parts = [];

/** A text; none for what is no text or says nothing. */
export function textParts(content: unknown): Parts {
  return typeof content === 'string' && content !== '' ? [{ type: 'text', content }] : NONE;
}

/** What a model thought before it answered. */
export function reasoningParts(content: unknown): Parts {
  return typeof content === 'string' && content !== '' ? [{ type: 'reasoning', content }] : NONE;
}

/** A call of a tool. Arguments that are JSON in a text are what that JSON is. */
export function toolCall(id: unknown, name: unknown, given: unknown): MessagePart {
  return { type: 'tool_call', ...texts({ id, name }), ...(given === undefined ? {} : { arguments: jsonOf(given) }) };
}

/** What a tool gave back. */
export function toolResponse(id: unknown, response: unknown): MessagePart {
  return { type: 'tool_call_response', ...texts({ id }), response: response ?? null };
}

/** Something at an address; of a `data:` URL what it is and how large. */
export function addressedParts(modality: string, uri: unknown, mimeType?: unknown): Parts {
  if (typeof uri !== 'string' || uri === '') return NONE;
  const data = binaryTextOf(uri);
  if (data !== undefined) return [{ type: 'blob', modality, ...texts({ mime_type: mimeType }), ...data }];
  return [{ type: 'uri', modality, ...texts({ mime_type: mimeType }), uri }];
}

/** Data that goes with a message, in base64 or as bytes: what it is and how large, never itself. */
export function blobParts(modality: string, data: unknown, mimeType?: unknown): Parts {
  const size = sizeOf(data);
  return size === undefined ? NONE : [{ type: 'blob', modality, ...texts({ mime_type: mimeType }), byte_size: size }];
}

/** A file that was given to the provider before. */
export function fileParts(modality: string, id: unknown, mimeType?: unknown): Parts {
  return typeof id === 'string' && id !== '' ? [{ type: 'file', modality, ...texts({ mime_type: mimeType }), file_id: id }] : NONE;
}

/** What only this provider has: all its fields under a type of that name, and `{ type }` without any for what has none. */
export function otherPart(type: string, fields: unknown): MessagePart {
  return { ...(typeof fields === 'object' && fields !== null ? fields : {}), type };
}

/** A tool that the model may call, by its JSON schema. */
export function functionTool(name: unknown, description: unknown, parameters: unknown): MessagePart {
  return { type: 'function', ...texts({ name, description }), ...(parameters === undefined ? {} : { parameters }) };
}

/** A tool of the provider's own. Of its settings nothing is told: there may be keys among them. */
export function providerTool(type: unknown, name: unknown): MessagePart {
  const kind = typeof type === 'string' && type !== '' ? type : 'unknown';
  return { type: kind, name: typeof name === 'string' && name !== '' ? name : kind };
}

/** `image`, `audio` or `video` of a MIME type; everything else is a `document`. */
export function modalityOf(mimeType: unknown): string {
  const [kind = ''] = typeof mimeType === 'string' ? mimeType.split('/', 1) : [];
  return ['image', 'audio', 'video'].includes(kind) ? kind : 'document';
}

function sizeOf(data: unknown): number | undefined {
  if (typeof data === 'string') return data === '' ? undefined : (binaryTextOf(data)?.byte_size ?? base64Size(data));
  return typeof data === 'object' && data !== null ? binaryValueOf(data)?.byte_size : undefined;
}

/** The fields that are texts which say something. */
function texts(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string' && value !== '') told[name] = value;
  return told;
}

/** The list or object in a text; every other value as it is. */
function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
