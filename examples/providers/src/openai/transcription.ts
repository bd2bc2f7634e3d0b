import type { OpenAI } from 'openai';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { dataEvent } from '../server-sent-events.ts';
import { piecesOf } from '../answer-text.ts';
import { tokensOf } from '../tokens.ts';
import { modelOf, required } from './openai-request.ts';

/** A second of audio is 10 tokens, and 16,000 bytes of the file. */
const TOKENS_PER_SECOND = 10;
const BYTES_PER_SECOND = 16_000;

type Usage = OpenAI.Audio.Transcription.Tokens | OpenAI.Audio.Transcription.Duration;

/**
 * Answer to POST /audio/transcriptions and /audio/translations. Models before and after GPT-4o transcribe count seconds; as
 * `text`, `srt` or `vtt` there is nothing but text.
 *
 * @see openai `Transcription`, `TranscriptionVerbose`, `TranscriptionStreamEvent`, `Translation`;
 * https://platform.openai.com/docs/api-reference/audio
 */
export function transcription(exchange: Exchange, kind: 'transcription' | 'translation'): Answer {
  const { body, scenario } = exchange;
  const model = modelOf(body);
  const file = required(body, 'file');
  const seconds = Math.ceil((isObject(file) && typeof file['bytes'] === 'number' ? file['bytes'] : 0) / BYTES_PER_SECOND);
  const text = `${seconds} seconds of audio, heard by the local stand-in.`;
  const format = body['response_format'];
  if (format === 'text' || format === 'srt' || format === 'vtt')
    return { body: {}, file: { type: 'text/plain; charset=utf-8', content: Buffer.from(`${text}\n`) } };
  const usage = scenario === 'no-usage' || kind === 'translation' ? {} : { usage: usageOf(exchange, model, seconds, text) };
  const answer: JsonObject =
    format === 'verbose_json'
      ? { task: kind === 'translation' ? 'translate' : 'transcribe', language: 'english', duration: seconds, text, ...usage }
      : { text, ...usage };
  if (body['stream'] !== 'true' && body['stream'] !== true) return { body: answer };
  return {
    body: answer,
    events: [
      ...piecesOf(text).map((delta) => dataEvent({ type: 'transcript.text.delta', delta })),
      dataEvent({ type: 'transcript.text.done', text, ...usage }),
    ],
  };
}

function usageOf({ usage: given }: Exchange, model: string, seconds: number, text: string): Usage {
  if (!model.includes('4o')) return { type: 'duration', seconds };
  const input = given?.inputTokens ?? seconds * TOKENS_PER_SECOND;
  const output = given?.outputTokens ?? tokensOf(text);
  return {
    type: 'tokens',
    input_tokens: input,
    input_token_details: { text_tokens: 0, audio_tokens: input },
    output_tokens: output,
    total_tokens: input + output,
  };
}
