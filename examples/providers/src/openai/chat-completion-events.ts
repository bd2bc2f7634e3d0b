import type { OpenAI } from 'openai';
import { piecesOf } from '../answer-text.ts';
import { isObject, type JsonObject } from '../json.ts';
import { dataEvent } from '../server-sent-events.ts';

type Chunk = OpenAI.Chat.ChatCompletionChunk;
type ChunkChoice = OpenAI.Chat.ChatCompletionChunk.Choice;
type Choice = OpenAI.Chat.ChatCompletion.Choice;

/** Random characters of the API, of which only the length matters: they even out the size of chunks. */
const PADDING = 'aZ3kQ9xV7mB1tR5w';

/**
 * The events of a streamed chat completion: the role, the content in pieces, the reason of the end, and [DONE]. Usage is
 * sent only to who asks with `stream_options.include_usage`: in a last chunk without choices, all others having null.
 *
 * @see openai `ChatCompletionChunk`, `ChatCompletionStreamOptions`; https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function chatCompletionEvents(completion: OpenAI.Chat.ChatCompletion, body: JsonObject): readonly string[] {
  const options = isObject(body['stream_options']) ? body['stream_options'] : {};
  const usage = options['include_usage'] === true ? completion.usage : undefined;
  const isPadded = options['include_obfuscation'] !== false;
  const shared = {
    id: completion.id,
    object: 'chat.completion.chunk',
    created: completion.created,
    model: completion.model,
    service_tier: completion.service_tier ?? null,
    system_fingerprint: completion.system_fingerprint ?? '',
  } satisfies Partial<Chunk>;
  const deltas = completion.choices.flatMap(choiceDeltas);
  const chunks: Chunk[] = deltas.map((delta, index) => ({
    ...shared,
    choices: [delta],
    ...(usage === undefined ? {} : { usage: null }),
    ...(isPadded ? { obfuscation: PADDING.slice(index % PADDING.length) } : {}),
  }));
  if (usage !== undefined) chunks.push({ ...shared, choices: [], usage, ...(isPadded ? { obfuscation: PADDING } : {}) });
  return [...chunks.map(dataEvent), 'data: [DONE]\n\n'];
}

function choiceDeltas({ index, message, finish_reason }: Choice): readonly ChunkChoice[] {
  const base = { index, logprobs: null, finish_reason: null };
  const toolCalls = (message.tool_calls ?? []).flatMap((call) => (call.type === 'function' ? [call] : []));
  const body: ChunkChoice['delta'][] = [
    { role: 'assistant', content: toolCalls.length > 0 ? null : '', refusal: null },
    ...piecesOf(message.content ?? '').map((content) => ({ content })),
  ];
  toolCalls.forEach((call, position) => {
    body.push({ tool_calls: [{ index: position, id: call.id, type: 'function', function: { name: call.function.name, arguments: '' } }] });
    for (const piece of piecesOf(call.function.arguments)) body.push({ tool_calls: [{ index: position, function: { arguments: piece } }] });
  });
  return [...body.map((delta) => ({ ...base, delta })), { index, logprobs: null, delta: {}, finish_reason }];
}
