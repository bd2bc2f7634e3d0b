import { answerText } from '../answer-text.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { tokensOf } from '../tokens.ts';
import type { Send } from './sockets.ts';

/** What sounds become text with. */
const TRANSCRIBER = 'gpt-4o-mini-transcribe';

/**
 * One realtime session: each `response.create` is answered with a response whose usage is counted, or is the JSON of its
 * `metadata.usage`; one whose `instructions` are `fail` fails. A committed buffer of sound is transcribed: 20 tokens of it, 5 of text.
 *
 * @see openai `RealtimeServerEvent`, `RealtimeResponseUsage`, `ConversationItemInputAudioTranscriptionCompletedEvent`
 */
export function converse(send: Send, model: string): (event: JsonObject) => void {
  const audio = { input: { transcription: { model: TRANSCRIBER } }, output: {} };
  const tell = (type: string, fields: JsonObject): void => send({ type, event_id: newId('event_', 20), ...fields });
  tell('session.created', { session: { id: newId('sess_', 20), object: 'realtime.session', type: 'realtime', model, audio } });
  return ({ type, response }) => {
    if (type === 'input_audio_buffer.commit') transcribe(tell);
    if (type === 'response.create') answer(isObject(response) ? response : {}, tell);
  };
}

type Tell = (type: string, fields: JsonObject) => void;

function transcribe(tell: Tell): void {
  const usage = {
    type: 'tokens',
    input_tokens: 20,
    input_token_details: { audio_tokens: 20, text_tokens: 0 },
    output_tokens: 5,
    total_tokens: 25,
  };
  const item_id = newId('item_', 20);
  tell('input_audio_buffer.committed', { item_id, previous_item_id: null });
  tell('conversation.item.input_audio_transcription.completed', { item_id, content_index: 0, transcript: 'hello there', usage });
}

function answer({ instructions, metadata }: JsonObject, tell: Tell): void {
  const asked = typeof instructions === 'string' ? instructions : '';
  const text = answerText(asked);
  const counted = isObject(metadata) ? metadata['usage'] : undefined;
  const told: unknown = typeof counted === 'string' ? JSON.parse(counted) : undefined;
  const response = {
    id: newId('resp_', 20),
    object: 'realtime.response',
    output: [],
    output_modalities: ['text'],
    metadata: metadata ?? null,
  };
  tell('response.created', { response: { ...response, status: 'in_progress', status_details: null, usage: null } });
  tell('response.output_text.delta', { response_id: response.id, output_index: 0, content_index: 0, delta: text });
  const isFailed = asked === 'fail';
  const failure = { type: 'failed', error: { type: 'server_error', code: 'rate_limit_exceeded' } };
  const usage = isObject(told) ? told : usageOf(tokensOf(asked), tokensOf(text));
  tell('response.done', {
    response: {
      ...response,
      status: isFailed ? 'failed' : 'completed',
      status_details: isFailed ? failure : null,
      usage: isFailed ? null : usage,
    },
  });
}

function usageOf(input: number, output: number): JsonObject {
  return {
    total_tokens: input + output,
    input_tokens: input,
    output_tokens: output,
    input_token_details: { text_tokens: input, audio_tokens: 0, image_tokens: 0, cached_tokens: 0 },
    output_token_details: { text_tokens: output, audio_tokens: 0 },
  };
}
