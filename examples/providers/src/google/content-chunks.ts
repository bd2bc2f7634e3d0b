import { piecesOf } from '../answer-text.ts';
import type { JsonObject } from '../json.ts';
import { dataEvent } from '../server-sent-events.ts';
import type { WireCandidate, WireContent } from './content.ts';

/**
 * The events of a streamed response: each text in pieces, calls of functions whole, the reason to finish in the last. The
 * Gemini API tells its usage in every chunk, with the output so far; Vertex AI only the traffic before the last chunk.
 *
 * @see @google/genai `generateContentStream`; https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent
 */
export function contentChunks(whole: WireContent, isVertex: boolean): readonly string[] {
  const { candidates, usageMetadata, ...names } = whole;
  const [candidate] = candidates;
  if (candidate === undefined) return [dataEvent(whole)];
  const parts = candidate.content.parts.flatMap(inPieces);
  return parts.map((part, position) => {
    const isLast = position === parts.length - 1;
    const usage = usageMetadata === undefined || isLast ? usageMetadata : usageSoFar(usageMetadata, position + 1, parts.length, isVertex);
    return dataEvent({
      candidates: [isLast ? { ...candidate, content: { role: 'model', parts: [part] } } : begun(candidate, part)],
      ...(usage === undefined ? {} : { usageMetadata: usage }),
      ...names,
    });
  });
}

function begun({ index }: WireCandidate, part: JsonObject): JsonObject {
  return { content: { role: 'model', parts: [part] }, index };
}

function inPieces(part: JsonObject): readonly JsonObject[] {
  return typeof part['text'] === 'string' && part['text'] !== '' ? piecesOf(part['text']).map((text) => ({ ...part, text })) : [part];
}

/** What has been generated after so many chunks of all of them. */
function usageSoFar(usage: JsonObject, chunks: number, all: number, isVertex: boolean): JsonObject {
  if (isVertex) return { trafficType: usage['trafficType'] };
  const { candidatesTokenCount: candidates, totalTokenCount: total } = usage;
  if (typeof candidates !== 'number' || typeof total !== 'number') return usage;
  const soFar = Math.floor((candidates * chunks) / all);
  return { ...usage, candidatesTokenCount: soFar, totalTokenCount: total - candidates + soFar };
}
