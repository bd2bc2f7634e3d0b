import type { Answer, Exchange } from '../exchange.ts';
import { dataEvent } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';
import { invalidType, modelOf, required } from './openai-request.ts';

/** Audio that is longer than a line that a reader of events may want to keep. */
const SOUND: string = 'UklGRiQAAABXQVZF'.repeat(2000);

/**
 * Answer to POST /audio/speech: a file, or as `stream_format: 'sse'` its events, the last of which has the usage.
 *
 * @see openai `SpeechCreateParams`; https://platform.openai.com/docs/api-reference/audio/speech-audio-done-event
 */
export function speech({ body, usage: given }: Exchange): Answer {
  modelOf(body);
  const input = required(body, 'input');
  if (typeof input !== 'string') throw invalidType('input', 'a string', input);
  required(body, 'voice');
  if (body['stream_format'] !== 'sse') return { body: {}, file: { type: 'audio/mpeg', content: Buffer.from(SOUND, 'base64') } };
  const inputTokens = given?.inputTokens ?? tokensOf(input);
  const outputTokens = given?.outputTokens ?? inputTokens * 5;
  const usage = { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
  const delta = dataEvent({ type: 'speech.audio.delta', audio: SOUND });
  return { body: {}, events: [delta, delta, delta, dataEvent({ type: 'speech.audio.done', usage })] };
}
