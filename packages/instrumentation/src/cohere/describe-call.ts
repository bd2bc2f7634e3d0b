import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  OPERATION_FETCH_BATCH,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { FetchedJobReader } from '../answer/fetched-job-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { isBareModel } from '../bedrock/model-name.ts';
import type { EndpointCache } from '../endpoint-cache.ts';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { CohereReader } from './answer-reader.ts';
import { BedrockReader, type CountedAnswers } from './bedrock-reader.ts';
import { jobOf } from './job-of.ts';
import { METHODS } from './methods.ts';
import { RESOURCE_METHODS } from './resource-methods.ts';

/** Where clients that are told nothing else send their requests. */
const COHERE = 'https://api.cohere.com';

/** The token that the SDK gives its clients of AWS, which sign their requests instead. */
const TOKEN_OF_AWS = 'n/a';

/** A model of Cohere at Amazon Bedrock, by its id, its profile or its ARN; an endpoint of SageMaker is named by its operator. */
const MODEL_OF_BEDROCK = /^(?:[a-z-]+\.)?cohere\.|^arn:aws[a-z-]*:bedrock:/;

/** What is known of all calls of an instrumentation. */
export interface Known {
  readonly endpoints: EndpointCache;
  /** Whose usage has been told by this process. */
  readonly reported: ReportedAnswers;
  readonly counted: CountedAnswers;
}

/** The call of a method of a client; undefined for those of SageMaker, whose endpoints are billed by the hour. */
export function describeCall(client: object, method: string, args: readonly unknown[], known: Known): CallDescription | undefined {
  const [params, second] = args;
  const options = field(client, '_options');
  if (text(options, 'token') === TOKEN_OF_AWS) return describeBedrock(options, method, params, known.counted);
  const endpoint = known.endpoints.at(client, field(options, 'baseUrl') ?? field(options, 'environment') ?? COHERE);
  const asked = METHODS.get(method);
  if (asked !== undefined) return describe({ ...asked, params, endpoint, reader: new CohereReader() });
  const resource = RESOURCE_METHODS.find((named) => named.method === method);
  if (resource === undefined) return undefined;
  const { operation } = resource;
  // The sound comes before what is asked of it.
  if (operation !== OPERATION_FETCH_BATCH) return describe({ operation, params: second, endpoint, reader: new CohereReader() });
  const fetch = describe({ operation, params, endpoint, reader: new FetchedJobReader(jobOf, known.reported) });
  // Of what is fetched, the id is all that is asked for.
  if (typeof params === 'string') fetch.attributes[ATTR_GEN_AI_RESPONSE_ID] = params;
  return fetch;
}

/** The call of a client for Amazon Bedrock. A client for SageMaker is made in the same way, and only its models tell it apart. */
function describeBedrock(options: unknown, method: string, params: unknown, counted: CountedAnswers): CallDescription | undefined {
  const asked = METHODS.get(method);
  const model = text(params, 'model') ?? '';
  if (asked === undefined || !MODEL_OF_BEDROCK.test(model)) return undefined;
  const region = text(options, 'awsRegion');
  const host = region === undefined ? undefined : `bedrock-runtime.${region}.amazonaws.com`;
  const call = describe({ ...asked, params, endpoint: { host, port: 443, provider: 'aws.bedrock' }, reader: new BedrockReader(counted) });
  if (region !== undefined && isBareModel(model)) call.attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = region;
  return call;
}

interface Described {
  readonly operation: string;
  readonly isStream?: boolean;
  readonly params: unknown;
  readonly endpoint: Endpoint;
  readonly reader: AnswerReader;
}

function describe({ operation, isStream, params, endpoint: { host, port, provider }, reader }: Described): CallDescription {
  const model = text(params, 'model');
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (isStream === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader };
}
