import { count, field } from '../json-fields.ts';

/** Tokens of a count by medium; what is left of it is text, or documents, which are billed alike. */
export interface MediaTokens {
  readonly audio: number;
  readonly image: number;
  readonly video: number;
}

/** Nothing but text. */
export const NO_MEDIA: MediaTokens = { audio: 0, image: 0, video: 0 };

/**
 * A list of `ModalityTokenCount` under a name; undefined where there is none.
 *
 * @example modalityTokens({ details: [{ modality: 'TEXT', tokenCount: 9 }, { modality: 'AUDIO', tokenCount: 250 }] }, 'details')
 * // { audio: 250, image: 0, video: 0 }
 */
export function modalityTokens(metadata: unknown, name: string): MediaTokens | undefined {
  const details = field(metadata, name);
  if (!Array.isArray(details)) return undefined;
  const tokens = { audio: 0, image: 0, video: 0 };
  for (const detail of details) {
    const medium = MEDIA.get(field(detail, 'modality'));
    if (medium !== undefined) tokens[medium] += count(detail, 'tokenCount') ?? 0;
  }
  return tokens;
}

/** By the API's names; TEXT, DOCUMENT and what is newer are none of them. */
const MEDIA: ReadonlyMap<unknown, keyof MediaTokens> = new Map([
  ['AUDIO', 'audio'],
  ['IMAGE', 'image'],
  ['VIDEO', 'video'],
]);
