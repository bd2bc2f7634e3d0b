import type { Anthropic } from '@anthropic-ai/sdk';
import { piecesOf } from '../answer-text.ts';
import { namedEvent } from '../server-sent-events.ts';
import type { WireMessage } from './message.ts';

/** An event on the wire; usage may be missing where scenario `no-usage` asks for it. */
type WireEvent = { readonly type: Anthropic.RawMessageStreamEvent['type'] | 'ping'; readonly [field: string]: unknown };

/**
 * The events of a streamed message. `message_start` has the input's usage and the first output token, `message_delta` the
 * cumulative usage.
 *
 * @see @anthropic-ai/sdk `RawMessageStreamEvent`, `MessageDeltaUsage`; https://docs.anthropic.com/en/api/messages-streaming
 */
export function messageEvents(message: WireMessage): readonly string[] {
  const { usage, stop_reason, stop_sequence, stop_details, container, content } = message;
  const opened =
    usage === undefined ? {} : { usage: { ...usage, output_tokens: Math.min(1, usage.output_tokens), output_tokens_details: null } };
  const [first = [], ...others] = content.map(blockEvents);
  const events: WireEvent[] = [
    { type: 'message_start', message: { ...message, content: [], stop_reason: null, stop_sequence: null, ...opened } },
    ...first.slice(0, 1),
    { type: 'ping' },
    ...first.slice(1),
    ...others.flat(),
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence, stop_details, container },
      ...(usage === undefined ? {} : { usage: cumulative(usage) }),
    },
    { type: 'message_stop' },
  ];
  return events.map(namedEvent);
}

function cumulative(usage: Anthropic.Usage): Anthropic.MessageDeltaUsage {
  const { input_tokens, cache_creation_input_tokens, cache_read_input_tokens, output_tokens, output_tokens_details, server_tool_use } =
    usage;
  const totals = {
    input_tokens,
    cache_creation_input_tokens,
    cache_read_input_tokens,
    output_tokens,
    output_tokens_details,
    server_tool_use,
  };
  // Of the beta API alone. @see `BetaMessageDeltaUsage`
  return 'iterations' in usage ? Object.assign(totals, { iterations: usage.iterations }) : totals;
}

function blockEvents(block: Anthropic.ContentBlock, index: number): readonly WireEvent[] {
  const { empty, deltas } = opening(block);
  return [
    { type: 'content_block_start', index, content_block: empty },
    ...deltas.map((delta): WireEvent => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ];
}

/** A block as it is opened, and the deltas that fill it. */
function opening(block: Anthropic.ContentBlock): { readonly empty: object; readonly deltas: readonly object[] } {
  if (block.type === 'text')
    return { empty: { ...block, text: '' }, deltas: piecesOf(block.text).map((text) => ({ type: 'text_delta', text })) };
  if (block.type === 'thinking')
    return {
      empty: { ...block, thinking: '', signature: '' },
      deltas: [
        ...piecesOf(block.thinking).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: block.signature },
      ],
    };
  if (block.type === 'tool_use')
    return {
      empty: { ...block, input: {} },
      deltas: ['', ...piecesOf(JSON.stringify(block.input))].map((partial_json) => ({ type: 'input_json_delta', partial_json })),
    };
  return { empty: block, deltas: [] };
}
