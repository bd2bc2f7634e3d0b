import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_OPENAI_API_TYPE,
  ATTR_OPENAI_REQUEST_SERVICE_TIER,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { FetchedJobReader } from '../answer/fetched-job-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import type { Endpoint } from '../endpoint.ts';
import { CompoundReader } from '../groq/compound-reader.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../provider-instrumentation.ts';
import type { RequestOptions } from '../stainless/client.ts';
import { batchOf } from './batch-of.ts';
import { ChatReader } from './chat-reader.ts';
import { DecisionReader } from './decision-reader.ts';
import { EmbeddingsReader } from './embeddings-reader.ts';
import { EvalRunReader } from './eval-run-reader.ts';
import { ImagesReader } from './images-reader.ts';
import { ModerationReader } from './moderation-reader.ts';
import { requestedText } from './request-body.ts';
import { addRequestParameters } from './request-parameters.ts';
import { ResponseReader } from './response-reader.ts';
import { routeOf, type Route } from './routes.ts';
import { SpeechReader } from './speech-reader.ts';
import { svgAuthorOf } from './svg-author.ts';
import { TranscriptionReader } from './transcription-reader.ts';
import { VideoReader } from './video-reader.ts';

/**
 * The call that a request makes, of the OpenAI SDK or of one that sends the same requests; undefined for paths that are not
 * instrumented.
 *
 * @param reported Whose usage has been told by this process.
 */
export function describeCall(options: RequestOptions, endpoint: Endpoint, reported: ReportedAnswers): CallDescription | undefined {
  const route = routeOf(options.method, options.path);
  if (route === undefined) return undefined;
  const { body } = options;
  const model = requestedText(body, 'model');
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: route.operation,
    [ATTR_GEN_AI_PROVIDER_NAME]: endpoint.provider,
  };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (endpoint.host !== undefined) attributes[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) attributes[ATTR_SERVER_PORT] = endpoint.port;
  if (route.apiType !== undefined) attributes[ATTR_OPENAI_API_TYPE] = route.apiType;
  if (route.responseId !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = route.responseId;
  if (route.outputType !== undefined) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = route.outputType;
  if (options['stream'] === true || field(body, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  const tier = text(body, 'service_tier');
  if (tier !== undefined && tier !== 'auto') attributes[ATTR_OPENAI_REQUEST_SERVICE_TIER] = tier;
  addRequestParameters(attributes, route, body);
  const spanName = model === undefined ? route.operation : `${route.operation} ${model}`;
  return { spanName, attributes, reader: readerOf(route, body, attributes, reported) };
}

function readerOf(route: Route, body: unknown, attributes: Attributes, reported: ReportedAnswers): AnswerReader {
  const provider = String(attributes[ATTR_GEN_AI_PROVIDER_NAME]);
  switch (route.answer) {
    case 'chat':
      return provider === 'groq' ? new CompoundReader({ ...attributes }) : new ChatReader(provider);
    case 'embeddings':
      return new EmbeddingsReader();
    case 'decision':
      return new DecisionReader();
    case 'response':
      return new ResponseReader(provider, reported);
    case 'fetched response':
      return new ResponseReader(provider, reported, 'fetched');
    case 'fetched batch':
      return new FetchedJobReader(batchOf, reported);
    case 'fetched eval run':
      return new EvalRunReader(attributes, reported);
    case 'images':
      return new ImagesReader(provider, svgAuthorOf(attributes));
    case 'video':
      return new VideoReader(reported);
    case 'extended video':
      return new VideoReader(reported, 'extension');
    case 'transcription':
      return new TranscriptionReader();
    case 'speech':
      return new SpeechReader(body);
    case 'moderation':
      return new ModerationReader();
    default:
      return route.answer satisfies never;
  }
}
