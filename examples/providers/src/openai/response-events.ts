import type { OpenAI } from 'openai';
import { piecesOf } from '../answer-text.ts';
import { namedEvent } from '../server-sent-events.ts';
import type { WireResponse } from './response.ts';

/** An event on the wire: its `response` lacks what the SDK adds, its number is given when it is sent. */
type WireEvent = { readonly type: OpenAI.Responses.ResponseStreamEvent['type']; readonly [field: string]: unknown };

type OutputItem = WireResponse['output'][number];

/**
 * The events of a streamed response: created, in progress, each output item with its parts and pieces, and the end with
 * the whole response, which is the only place of its usage.
 *
 * @see openai `ResponseStreamEvent`; https://platform.openai.com/docs/api-reference/responses-streaming
 */
export function responseEvents(response: WireResponse): readonly string[] {
  const { usage: _usage, completed_at: _completedAt, ...open } = response;
  const begun = { ...open, status: 'in_progress', incomplete_details: null, output: [], usage: null, completed_at: null };
  const events: WireEvent[] = [
    { type: 'response.created', response: begun },
    ...(response.background === true ? [{ type: 'response.queued', response: { ...begun, status: 'queued' } } as const] : []),
    { type: 'response.in_progress', response: begun },
    ...response.output.flatMap(itemEvents),
    { type: response.status === 'incomplete' ? 'response.incomplete' : 'response.completed', response },
  ];
  return events.map((event, index) => namedEvent({ ...event, sequence_number: index } as WireEvent));
}

/** The event of an error in mid-stream. @see openai `ResponseErrorEvent` */
export function responseErrorEvent(message: string, position: number): string {
  return namedEvent({ type: 'error', code: 'server_error', message, param: null, sequence_number: position } as WireEvent);
}

function itemEvents(item: OutputItem, outputIndex: number): readonly WireEvent[] {
  const at = { output_index: outputIndex };
  const done: WireEvent = { type: 'response.output_item.done', ...at, item };
  if (item.type === 'function_call') {
    const call = { ...at, item_id: item.id };
    return [
      { type: 'response.output_item.added', ...at, item: { ...item, status: 'in_progress', arguments: '' } },
      ...piecesOf(item.arguments).map((delta): WireEvent => ({ type: 'response.function_call_arguments.delta', ...call, delta })),
      { type: 'response.function_call_arguments.done', ...call, name: item.name, arguments: item.arguments },
      done,
    ];
  }
  if (item.type !== 'message') return [{ type: 'response.output_item.added', ...at, item }, done];
  return [
    { type: 'response.output_item.added', ...at, item: { ...item, status: 'in_progress', content: [] } },
    ...item.content.flatMap((part, contentIndex) => partEvents(part, { ...at, item_id: item.id, content_index: contentIndex })),
    done,
  ];
}

function partEvents(part: OpenAI.Responses.ResponseOutputMessage['content'][number], at: object): readonly WireEvent[] {
  const text = part.type === 'output_text' ? part.text : '';
  return [
    { type: 'response.content_part.added', ...at, part: { ...part, text: '' } },
    ...piecesOf(text).map((delta): WireEvent => ({ type: 'response.output_text.delta', ...at, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...at, text, logprobs: [] },
    { type: 'response.content_part.done', ...at, part },
  ];
}
