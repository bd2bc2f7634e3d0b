import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  OPERATION_FETCH_BATCH,
  OPERATION_OCR,
  OPERATION_SPEECH_GENERATION,
  OPERATION_TRANSCRIPTION,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { FetchedJobReader } from '../answer/fetched-job-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import type { EndpointCache } from '../endpoint-cache.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { MistralReader } from './answer-reader.ts';
import { SpeechReader, TranscriptionReader } from './audio-reader.ts';
import { batchOf } from './batch-of.ts';
import { ConversationReader } from './conversation-reader.ts';
import type { Asked } from './methods.ts';

/**
 * The call of a method, on an object of one of the SDK's classes.
 *
 * @param reported Which batches' usage has been told by this process.
 */
export function describeCall(
  receiver: object,
  asked: Asked,
  [params, options]: readonly unknown[],
  endpoints: EndpointCache,
  reported: ReportedAnswers,
): CallDescription {
  const { operation } = asked;
  const model = text(params, 'model');
  const { host, port, provider } = endpoints.at(receiver, text(options, 'serverURL') ?? baseUrlOf(receiver));
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (asked.isStream || isStreamedSpeech(operation, params)) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  if (operation === OPERATION_SPEECH_GENERATION) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = 'speech';
  // Pages whose annotations are asked for have a price of their own.
  if (operation === OPERATION_OCR && isAnnotated(params)) attributes[`${ATTR_SPANCOST_USAGE_PARAMETER_PREFIX}annotations`] = 'true';
  const conversation = text(params, 'conversationId');
  if (conversation !== undefined) attributes[ATTR_GEN_AI_CONVERSATION_ID] = conversation;
  const job = operation === OPERATION_FETCH_BATCH ? text(params, 'jobId') : undefined;
  if (job !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = job;
  const spanName = model === undefined ? operation : `${operation} ${model}`;
  return { spanName, attributes, reader: readerOf(asked, params, reported) };
}

function readerOf({ operation, isConversation }: Asked, params: unknown, reported: ReportedAnswers): AnswerReader {
  if (isConversation === true) return new ConversationReader();
  if (operation === OPERATION_TRANSCRIPTION) return new TranscriptionReader();
  if (operation === OPERATION_SPEECH_GENERATION) return new SpeechReader(text(params, 'input'));
  return operation === OPERATION_FETCH_BATCH ? new FetchedJobReader(batchOf, reported) : new MistralReader();
}

function isStreamedSpeech(operation: string, params: unknown): boolean {
  return operation === OPERATION_SPEECH_GENERATION && field(params, 'stream') === true;
}

function baseUrlOf(receiver: object): string | undefined {
  const url = field(receiver, '_baseURL');
  return url instanceof URL ? url.href : undefined;
}

function isAnnotated(params: unknown): boolean {
  return ['documentAnnotationFormat', 'bboxAnnotationFormat'].some((name) => {
    const format = field(params, name);
    return format !== undefined && format !== null;
  });
}
