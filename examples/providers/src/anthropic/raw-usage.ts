import type { JsonObject } from '../json.ts';
import type { WireMessage } from './message.ts';

/** The message with these fields in its usage as they are, true or not: `{"iterations":[…]}`, `{"server_tool_use":…}`. */
export function withRawUsage(message: WireMessage, raw: JsonObject | undefined): WireMessage {
  if (raw === undefined || message.usage === undefined) return message;
  return { ...message, usage: { ...message.usage, ...raw } };
}
