import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  OPERATION_CACHE_STORAGE,
  OPERATION_FETCH_BATCH,
  OPERATION_FETCH_VIDEO,
  OPERATION_VIDEO_GENERATION,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { BatchReader } from './batch-reader.ts';
import { CacheReader } from './cache-reader.ts';
import type { Jobs } from './jobs.ts';
import type { AskedJob } from './methods.ts';
import type { Service } from './service.ts';
import { askedVideoOf, FetchedVideoReader, VideoReader } from './video-readers.ts';

/** What this process knows of what it began, and whose usage it has told. */
export interface Begun {
  readonly jobs: Jobs;
  readonly reported: ReportedAnswers;
}

const OPERATIONS: Readonly<Record<AskedJob, string>> = {
  'fetched batch': OPERATION_FETCH_BATCH,
  video: OPERATION_VIDEO_GENERATION,
  'fetched video': OPERATION_FETCH_VIDEO,
  cache: OPERATION_CACHE_STORAGE,
  'changed cache': OPERATION_CACHE_STORAGE,
};

/** The call that begins or looks after something which takes long, at one of Google's services. */
export function describeJob(asked: AskedJob, params: unknown, { provider, endpoint, geography }: Service, begun: Begun): CallDescription {
  const operation = OPERATIONS[asked];
  const model = text(params, 'model');
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (endpoint.host !== undefined) attributes[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) attributes[ATTR_SERVER_PORT] = endpoint.port;
  if (geography !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = geography;
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  const spanName = model === undefined ? operation : `${operation} ${model}`;
  const reader = readerOf(asked, params, { ...attributes }, provider === 'gcp.vertex_ai', begun);
  const id = asked === 'fetched batch' ? text(params, 'name') : text(params, 'operationName');
  if (id !== undefined && (asked === 'fetched batch' || asked === 'fetched video')) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
  return { spanName, attributes, reader };
}

function readerOf(asked: AskedJob, params: unknown, common: Attributes, isVertex: boolean, { jobs, reported }: Begun): AnswerReader {
  switch (asked) {
    case 'fetched batch':
      return new BatchReader(common, reported);
    case 'video':
      return new VideoReader(jobs, askedVideoOf(params));
    case 'fetched video':
      return new FetchedVideoReader(jobs, reported, text(params, 'operationName'));
    case 'cache':
    case 'changed cache':
      return new CacheReader(jobs, { isChange: asked === 'changed cache', isVertex });
    default:
      return asked satisfies never;
  }
}
