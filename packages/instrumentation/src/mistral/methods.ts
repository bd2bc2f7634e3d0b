import { OPERATION_MODERATION, OPERATION_OCR } from '@spancost/conventions';

/** What a method of one of the SDK's classes asks for. */
export interface Asked {
  /** Value of `gen_ai.operation.name`. */
  readonly operation: string;
  readonly isStream: boolean;
}

const chat: Asked = { operation: 'chat', isStream: false };
const streamedChat: Asked = { operation: 'chat', isStream: true };
const moderation: Asked = { operation: OPERATION_MODERATION, isStream: false };

/**
 * The methods that send one request each, by their class, as read in @mistralai/mistralai 1.15 and 2.7. None calls another.
 */
export const CLASSES: Readonly<Record<string, Readonly<Record<string, Asked>>>> = {
  Chat: { complete: chat, parse: chat, stream: streamedChat, parseStream: streamedChat },
  Agents: { complete: chat, stream: streamedChat },
  Fim: {
    complete: { operation: 'text_completion', isStream: false },
    stream: { operation: 'text_completion', isStream: true },
  },
  Embeddings: { create: { operation: 'embeddings', isStream: false } },
  Ocr: { process: { operation: OPERATION_OCR, isStream: false } },
  Classifiers: { moderate: moderation, moderateChat: moderation },
};

/** Where a client has an object of each class. */
export const CLIENT_FIELDS: Readonly<Record<string, string>> = {
  Chat: 'chat',
  Agents: 'agents',
  Fim: 'fim',
  Embeddings: 'embeddings',
  Ocr: 'ocr',
  Classifiers: 'classifiers',
};
