import type { CallContent, ContentDialect } from '../content/content-dialect.ts';
import type { RequestOptions } from '../stainless/client.ts';
import { CHAT } from './chat-content.ts';
import { FILMS, IMAGES, SPEECH, TRANSCRIPTION } from './media-content.ts';
import { RESPONSES } from './response-content.ts';
import { routeOf, type Route } from './routes.ts';

/** What of a request to OpenAI's API, or to one like it, is content; undefined where the conventions have no place for it. */
export function contentOf({ method, path, body }: RequestOptions): CallContent | undefined {
  const route = routeOf(method, path);
  const dialect = route === undefined ? undefined : dialectOf(route);
  return dialect === undefined ? undefined : { dialect, request: body };
}

function dialectOf({ answer }: Route): ContentDialect | undefined {
  switch (answer) {
    case 'chat':
      return CHAT;
    case 'response':
    case 'fetched response':
      return RESPONSES;
    case 'images':
      return IMAGES;
    case 'video':
    case 'extended video':
      return FILMS;
    case 'speech':
      return SPEECH;
    case 'transcription':
      return TRANSCRIPTION;
    // Vectors, judgements and files.
    default:
      return undefined;
  }
}
