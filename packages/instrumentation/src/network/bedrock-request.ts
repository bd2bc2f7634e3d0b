import type { Attributes } from '@opentelemetry/api';
import { describeAsked } from '../bedrock/describe-call.ts';
import type { Asked } from '../bedrock/commands.ts';
import { BedrockReader } from '../bedrock/bedrock-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import { text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SentRequest } from './sent-request.ts';
import type { WireReader } from './wire-reader.ts';

const REQUEST = /\/model\/([^/]+)\/(converse|converse-stream|invoke|invoke-with-response-stream)$/;

const ASKED: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['converse', 'converse'],
  ['converse-stream', 'streamed converse'],
  ['invoke', 'invoke'],
  ['invoke-with-response-stream', 'streamed invoke'],
]);

/** The call that a request to Amazon Bedrock makes; undefined for other requests. */
export function describeBedrockRequest({ method, path, headers }: SentRequest, endpoint: Endpoint): CallDescription | undefined {
  if (method !== 'post' || endpoint.provider !== 'aws.bedrock') return undefined;
  const [, model, action = ''] = REQUEST.exec(path) ?? [];
  const asked = ASKED.get(action);
  if (model === undefined || asked === undefined) return undefined;
  const call = describeAsked(asked, decodeURIComponent(model));
  if (!(call.reader instanceof BedrockReader)) return undefined;
  const isWhole = asked === 'converse' || asked === 'streamed converse';
  call.reader.wire.sent({
    hostname: endpoint.host,
    port: endpoint.port,
    headers: { authorization: headers.get('authorization') },
  });
  // Where it goes is known from the start here.
  const attributes: Attributes = { ...call.attributes, ...call.reader.attributes(false) };
  return { ...call, attributes, reader: new BedrockWireReader(call.reader, isWhole) };
}

/** Reads the bodies of Bedrock, which the SDK hands on as bytes where they are the vendor's, and its headers. */
class BedrockWireReader implements WireReader {
  readonly #reader: BedrockReader;
  readonly #isConversation: boolean;
  #exception: string | undefined;

  constructor(reader: BedrockReader, isConversation: boolean) {
    this.#reader = reader;
    this.#isConversation = isConversation;
  }

  readHead(headers: Readonly<Record<string, string>>): void {
    this.#reader.wire.answered({ headers });
  }

  readAnswer(answer: unknown): void {
    this.#reader.readAnswer(this.#isConversation ? answer : { body: answer });
  }

  readEvent(event: unknown): void {
    this.#exception = text(event, 'exception') ?? this.#exception;
    this.#reader.readEvent(event);
  }

  attributes(streamed: boolean): Attributes {
    return this.#reader.attributes(streamed);
  }

  /** The exception that ended a stream: `throttlingException`. */
  get failure(): string | undefined {
    return this.#exception;
  }
}
