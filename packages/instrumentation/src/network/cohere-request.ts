import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  OPERATION_RERANK,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { CohereReader } from '../cohere/answer-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { inCamelCase } from './in-camel-case.ts';

/** The second version of the API. The first streams lines of JSON, which are not read. */
const OPERATIONS: ReadonlyMap<string | undefined, string> = new Map([
  ['chat', 'chat'],
  ['embed', 'embeddings'],
  ['rerank', OPERATION_RERANK],
]);

/** The call that a request to Cohere makes; undefined for other requests. */
export function describeCohereRequest(path: string, body: unknown, endpoint: Endpoint): CallDescription | undefined {
  const operation = OPERATIONS.get(/\/v2\/(\w+)$/.exec(path)?.[1]);
  if (operation === undefined || endpoint.provider !== 'cohere') return undefined;
  const model = text(body, 'model');
  const { host, port, provider } = endpoint;
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (field(body, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader: new WireReader(new CohereReader()) };
}

/** Reads answers as they come over the wire with the reader of what the SDK makes of them. */
class WireReader implements AnswerReader {
  readonly #reader: AnswerReader;

  constructor(reader: AnswerReader) {
    this.#reader = reader;
  }

  readAnswer(answer: unknown): void {
    this.#reader.readAnswer(inCamelCase(answer));
  }

  readEvent(event: unknown): void {
    this.#reader.readEvent(inCamelCase(event));
  }

  attributes(streamed: boolean): Attributes {
    return this.#reader.attributes(streamed);
  }

  get failure(): string | undefined {
    return this.#reader.failure;
  }
}
