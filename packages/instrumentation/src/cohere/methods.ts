import { OPERATION_OCR, OPERATION_RERANK } from '@spancost/conventions';

/** What a method of a client asks for. */
export interface Asked {
  /** Value of `gen_ai.operation.name`. */
  readonly operation: string;
  readonly isStream: boolean;
}

const chat: Asked = { operation: 'chat', isStream: false };
const embeddings: Asked = { operation: 'embeddings', isStream: false };

/**
 * The methods that send one request each, as read in cohere-ai 7.18, 7.21 and 8.1. The public ones of the same name without
 * underscores make a promise of these, and are bound to each `CohereClientV2` when it is made.
 */
export const METHODS: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['__chat', chat],
  ['__chatStream', { operation: 'chat', isStream: true }],
  ['__embed', embeddings],
  // Of the first version; Cohere has ended them, its models elsewhere may have them.
  ['__generate', { operation: 'text_completion', isStream: false }],
  ['__generateStream', { operation: 'text_completion', isStream: true }],
  ['__summarize', { operation: 'text_completion', isStream: false }],
  ['__rerank', { operation: OPERATION_RERANK, isStream: false }],
  // Of the second version from 8.1 on.
  ['__parse', { operation: OPERATION_OCR, isStream: false }],
]);
