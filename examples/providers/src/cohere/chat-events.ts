import { piecesOf } from '../answer-text.ts';
import type { JsonObject } from '../json.ts';
import { namedEvent } from '../server-sent-events.ts';
import type { WireChat } from './chat.ts';

/**
 * The events of a streamed chat: the text in pieces, the call of a function in two, the usage in the last.
 *
 * @see cohere-ai `V2ChatStreamResponse`; https://docs.cohere.com/v2/docs/streaming
 */
export function chatEvents({ id, finish_reason, message, usage }: WireChat): readonly string[] {
  return [
    event('message-start', { id, delta: { message: { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] } } }),
    ...(message.content ?? []).flatMap((part, index) => textEvents(part, index)),
    ...(message.tool_calls ?? []).flatMap((call, index) => toolEvents(call, index)),
    event('message-end', { id, delta: { finish_reason, ...(usage === undefined ? {} : { usage }) } }),
    'data: [DONE]\n\n',
  ];
}

/** What ends a stream in which something went wrong. @see cohere-ai `ChatMessageEndEventDelta` */
export function internalErrorEvent(id: string): string {
  return event('message-end', { id, delta: { error: 'internal server error', finish_reason: 'ERROR' } });
}

function textEvents(part: JsonObject, index: number): readonly string[] {
  const delta = (content: JsonObject): JsonObject => ({ index, delta: { message: { content } } });
  return [
    event('content-start', delta({ type: 'text', text: '' })),
    ...piecesOf(String(part['text'])).map((text) => event('content-delta', delta({ text }))),
    event('content-end', { index }),
  ];
}

function toolEvents(call: JsonObject, index: number): readonly string[] {
  const delta = (tool_calls: JsonObject): JsonObject => ({ index, delta: { message: { tool_calls } } });
  return [event('tool-call-start', delta(call)), event('tool-call-end', { index })];
}

function event(type: string, fields: JsonObject): string {
  return namedEvent({ type, ...fields });
}
