import {
  OPERATION_FETCH_BATCH,
  OPERATION_MODERATION,
  OPERATION_OCR,
  OPERATION_SPEECH_GENERATION,
  OPERATION_TRANSCRIPTION,
} from '@spancost/conventions';

/** What a method of one of the SDK's classes asks for. */
export interface Asked {
  /** Value of `gen_ai.operation.name`. */
  readonly operation: string;
  readonly isStream: boolean;
  /** Whether the answer is one of a conversation, which is told in events and entries of its own. */
  readonly isConversation?: boolean;
}

type Methods = Readonly<Record<string, Asked>>;

const chat: Asked = { operation: 'chat', isStream: false };
const streamedChat: Asked = { operation: 'chat', isStream: true };
const moderation: Asked = { operation: OPERATION_MODERATION, isStream: false };
const conversation: Asked = { operation: 'chat', isStream: false, isConversation: true };
const streamedConversation: Asked = { operation: 'chat', isStream: true, isConversation: true };
const batch: Methods = { get: { operation: OPERATION_FETCH_BATCH, isStream: false } };

/**
 * The methods that send one request each, by their class, as read in @mistralai/mistralai 1.15 and 2.7. None calls another.
 */
export const CLASSES: Readonly<Record<string, Methods>> = {
  Chat: { complete: chat, parse: chat, stream: streamedChat, parseStream: streamedChat },
  Agents: { complete: chat, stream: streamedChat },
  Conversations: {
    start: conversation,
    append: conversation,
    restart: conversation,
    startStream: streamedConversation,
    appendStream: streamedConversation,
    restartStream: streamedConversation,
  },
  Fim: {
    complete: { operation: 'text_completion', isStream: false },
    stream: { operation: 'text_completion', isStream: true },
  },
  Embeddings: { create: { operation: 'embeddings', isStream: false } },
  Ocr: { process: { operation: OPERATION_OCR, isStream: false } },
  Classifiers: { moderate: moderation, moderateChat: moderation },
  Transcriptions: {
    complete: { operation: OPERATION_TRANSCRIPTION, isStream: false },
    stream: { operation: OPERATION_TRANSCRIPTION, isStream: true },
  },
  // Whether it is streamed is in the request.
  Speech: { complete: { operation: OPERATION_SPEECH_GENERATION, isStream: false } },
  // Batches: 1.x has the first, where `Jobs` are those of fine-tuning.
  MistralJobs: batch,
  Jobs: batch,
};

/** Where a client has an object of each class. */
export const CLIENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Chat: ['chat'],
  Agents: ['agents'],
  Conversations: ['beta', 'conversations'],
  Fim: ['fim'],
  Embeddings: ['embeddings'],
  Ocr: ['ocr'],
  Classifiers: ['classifiers'],
  Transcriptions: ['audio', 'transcriptions'],
  Speech: ['audio', 'speech'],
  MistralJobs: ['batch', 'jobs'],
  Jobs: ['batch', 'jobs'],
};
