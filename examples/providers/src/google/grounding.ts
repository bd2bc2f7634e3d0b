import type { JsonObject } from '../json.ts';
import { textOf, type ContentRequest } from './google-request.ts';

/**
 * What an answer was grounded on: with the tool `googleSearch` two queries and one page, and, as the API does at times, an
 * empty query and one twice; with `googleMaps` one place.
 *
 * @see @google/genai `GroundingMetadata`; https://ai.google.dev/gemini-api/docs/google-search
 */
export function groundingOf({ contents, tools }: ContentRequest): { readonly groundingMetadata?: JsonObject } {
  const query = textOf(contents.at(-1)).slice(0, 60);
  const isSearched = tools.some((tool) => 'googleSearch' in tool || 'googleSearchRetrieval' in tool);
  const isMapped = tools.some((tool) => 'googleMaps' in tool);
  if (!isSearched && !isMapped) return {};
  const page = { web: { uri: 'https://example.com/answer', title: 'example.com' } };
  const place = { maps: { uri: 'https://maps.example.com/?cid=1', title: 'A place', placeId: 'places/1' } };
  return {
    groundingMetadata: {
      ...(isSearched ? { webSearchQueries: [query, '', `${query} explained`, query] } : {}),
      groundingChunks: [...(isSearched ? [page] : []), ...(isMapped ? [place] : [])],
    },
  };
}
