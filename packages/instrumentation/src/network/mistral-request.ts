import { OPERATION_MODERATION, OPERATION_OCR, OPERATION_SPEECH_GENERATION, OPERATION_TRANSCRIPTION } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import { field } from '../json-fields.ts';
import { MistralReader } from '../mistral/answer-reader.ts';
import { SpeechReader, TranscriptionReader } from '../mistral/audio-reader.ts';
import { ConversationReader } from '../mistral/conversation-reader.ts';
import { requestedText } from '../openai/request-body.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { ConvertedReader } from './converted-reader.ts';
import { inCamelCase } from './in-camel-case.ts';
import type { SentRequest } from './sent-request.ts';
import { wireCall } from './wire-call.ts';

/** By the end of the path; the first that fits. */
const OPERATIONS: readonly (readonly [string, string])[] = [
  ['/fim/completions', 'text_completion'],
  ['/chat/completions', 'chat'],
  ['/agents/completions', 'chat'],
  ['/embeddings', 'embeddings'],
  ['/ocr', OPERATION_OCR],
  ['/moderations', OPERATION_MODERATION],
  ['/audio/transcriptions', OPERATION_TRANSCRIPTION],
  ['/audio/speech', OPERATION_SPEECH_GENERATION],
];

/** A conversation that begins, what is appended to one, and one that is begun anew within itself. */
const CONVERSATION = /\/conversations(?:\/[^/]+(?:\/restart)?)?$/;

/** The call that a request to Mistral makes, whose usage tells more than OpenAI's; undefined for other requests. */
export function describeMistralRequest({ method, path, body }: SentRequest, endpoint: Endpoint): CallDescription | undefined {
  if (method !== 'post' || endpoint.provider !== 'mistral_ai') return undefined;
  const isConversation = CONVERSATION.test(path);
  const operation = isConversation ? 'chat' : OPERATIONS.find(([end]) => path.endsWith(end))?.[1];
  if (operation === undefined) return undefined;
  const reader = isConversation ? new ConversationReader() : readerOf(operation, body);
  const asked = { operation, model: requestedText(body, 'model'), isStream: field(body, 'stream') === true };
  // The SDK gives each event in an object of its own.
  return wireCall(asked, endpoint, new ConvertedReader(reader, inCamelCase, (event) => ({ data: inCamelCase(event) })));
}

function readerOf(operation: string, body: unknown): AnswerReader {
  if (operation === OPERATION_SPEECH_GENERATION) return new SpeechReader(requestedText(body, 'input'));
  return operation === OPERATION_TRANSCRIPTION ? new TranscriptionReader() : new MistralReader();
}
