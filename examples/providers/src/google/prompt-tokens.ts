import { isObject, type JsonObject } from '../json.ts';
import { tokensOf, tokensOfJson } from '../tokens.ts';
import { partsOf } from './google-request.ts';

/** Tokens by modality; one that is not used is not there. */
export type MediaCounts = Readonly<Record<string, number>>;

/** What a picture counts where both sides are at most 384 pixels. @see https://ai.google.dev/gemini-api/docs/tokens */
const TOKENS_PER_IMAGE = 258;
/** What a second of sound and one of pictures with sound count; the stand-in takes every recording for ten seconds. */
const TOKENS_OF_TEN_SECONDS: Readonly<Record<string, number>> = { AUDIO: 320, VIDEO: 2630 };

/**
 * Tokens of a request: a text counts one for each four characters begun, a picture 258, sound 32 and video 263 a second.
 *
 * @example promptTokens({ contents: [{ role: 'user', parts: [{ text: 'Hello, world!' }] }] }) // { TEXT: 4 }
 */
export function promptTokens(body: JsonObject): MediaCounts {
  const counts: Record<string, number> = { TEXT: 0 };
  const add = (modality: string, tokens: number): void => void (counts[modality] = (counts[modality] ?? 0) + tokens);
  for (const content of [body['systemInstruction'], ...(Array.isArray(body['contents']) ? body['contents'] : [])])
    for (const part of partsOf(content)) add(...tokensOfPart(part));
  add('TEXT', tokensOfJson(body['tools']));
  return counts;
}

/** Modality and tokens of one part. */
export function tokensOfPart(part: JsonObject): readonly [string, number] {
  if (typeof part['text'] === 'string') return ['TEXT', tokensOf(part['text'])];
  const media = isObject(part['inlineData']) ? part['inlineData'] : part['fileData'];
  const kind = String(isObject(media) ? media['mimeType'] : '').split('/')[0];
  if (kind === 'image') return ['IMAGE', TOKENS_PER_IMAGE];
  const modality = (kind ?? '').toUpperCase();
  const recorded = TOKENS_OF_TEN_SECONDS[modality];
  return recorded === undefined ? ['TEXT', tokensOfJson(part)] : [modality, recorded];
}
