/**
 * A part of a message: `{ type: 'text', content }`, `{ type: 'tool_call', id, name, arguments }`, `{ type: 'blob', modality,
 * mime_type, byte_size }` and what else the conventions know, or what only a provider has.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai/blob/main/model/gen-ai/gen-ai-input-messages.json
 */
export interface MessagePart {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A message to a model or from it; one from it is all of one generation, and says why that ended. */
export interface Message {
  readonly role: string;
  readonly parts: readonly MessagePart[];
  readonly name?: string | undefined;
  readonly finish_reason?: string | undefined;
}
