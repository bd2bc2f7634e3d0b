import { OPERATION_SPEECH_GENERATION, OPERATION_TRANSCRIPTION } from '@spancost/conventions';
import type { CallContent, ContentDialect } from '../content/content-dialect.ts';
import { CHAT } from '../openai/chat-content.ts';
import { SPEECH, TRANSCRIPTION } from '../openai/media-content.ts';
import { CONVERSATION } from './conversation-content.ts';
import type { Asked } from './methods.ts';

/**
 * What of a call is content; undefined for vectors, judgements, pages and batches. Chats, completions, speech and transcriptions
 * are as OpenAI's.
 */
export function contentOf(asked: Asked, params: unknown): CallContent | undefined {
  const dialect = dialectOf(asked);
  return dialect === undefined ? undefined : { dialect, request: params };
}

function dialectOf({ operation, isConversation }: Asked): ContentDialect | undefined {
  if (isConversation === true) return CONVERSATION;
  if (operation === 'chat' || operation === 'text_completion') return CHAT;
  if (operation === OPERATION_SPEECH_GENERATION) return SPEECH;
  return operation === OPERATION_TRANSCRIPTION ? TRANSCRIPTION : undefined;
}
