import { piecesOf } from '../answer-text.ts';
import { ApiProblem } from '../api-problem.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject } from '../json.ts';
import { namedEvent } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';

/** A second of sound is so many bytes of a file; sound at an address is taken for a minute. */
const BYTES_PER_SECOND = 16_000;
const SECONDS_AT_ADDRESS = 60;

const SOUND: string = 'UklGRiQAAABXQVZF'.repeat(200);

/**
 * Answer to POST /audio/transcriptions: billed by the second, beside which it has tokens.
 *
 * @see @mistralai/mistralai `TranscriptionResponse`, `TranscriptionStreamEvents`; https://docs.mistral.ai/api/endpoint/audio/transcriptions
 */
export function mistralTranscription({ body, scenario }: Exchange): Answer {
  const { file } = body;
  if (file === undefined && body['file_url'] === undefined) throw new ApiProblem('invalid_request', 'Field required: file');
  const isFile = isObject(file) && typeof file['bytes'] === 'number';
  const seconds = isFile ? Math.ceil(Number(file['bytes']) / BYTES_PER_SECOND) : SECONDS_AT_ADDRESS;
  const text = `${seconds} seconds of audio, heard by the local stand-in.`;
  const completionTokens = tokensOf(text);
  const usage =
    scenario === 'no-usage'
      ? {}
      : { prompt_audio_seconds: seconds, prompt_tokens: 4, completion_tokens: completionTokens, total_tokens: completionTokens + 4 };
  const answer = { model: String(body['model']), text, language: null, segments: [], usage };
  if (String(body['stream']) !== 'true') return { body: answer };
  const delta = (piece: string): string => namedEvent(typed('transcription.text.delta', { text: piece }));
  return { body: answer, events: [...piecesOf(text).map(delta), namedEvent(typed('transcription.done', answer))] };
}

/**
 * Answer to POST /audio/speech, whole or as events.
 *
 * @see @mistralai/mistralai `SpeechResponse`, `SpeechStreamEvents`; https://docs.mistral.ai/api/endpoint/audio/speech
 */
export function mistralSpeech({ body }: Exchange): Answer {
  const { input } = body;
  if (typeof input !== 'string') throw new ApiProblem('invalid_request', 'Field required: input');
  if (body['stream'] !== true) return { body: { audio_data: SOUND } };
  const delta = namedEvent(typed('speech.audio.delta', { audio_data: SOUND }));
  const usage = { prompt_tokens: tokensOf(input), completion_tokens: 90, total_tokens: tokensOf(input) + 90 };
  return { body: { audio_data: SOUND }, events: [delta, delta, namedEvent(typed('speech.audio.done', { usage }))] };
}

function typed(type: string, fields: object): { readonly type: string } {
  return { type, ...fields };
}
