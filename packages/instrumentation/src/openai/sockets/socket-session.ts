import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_OPENAI_API_TYPE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  OPERATION_TRANSCRIPTION,
} from '@spancost/conventions';
import { CUT_OFF, type InnerCall } from '../../answer/answer-reader.ts';
import type { ReportedAnswers } from '../../answer/reported-answers.ts';
import { addUsage } from '../../answer/usage-attributes.ts';
import type { Endpoint } from '../../endpoint.ts';
import { count, field, text } from '../../json-fields.ts';
import { ResponseReader } from '../response-reader.ts';
import { transcriptionUsage } from '../transcription-reader.ts';
import { realtimeUsage } from './realtime-usage.ts';

/** A call that was made over a socket and is over. */
export interface SocketCall extends InnerCall {
  /** When it began, in milliseconds since the epoch; undefined where no event told. */
  readonly startedAt: number | undefined;
}

/**
 * What the events of one socket tell: each response, of a realtime session or of the Responses API, and each transcription of what was
 * said is a call, told when it is over; and so is a live session.
 *
 * @see openai `RealtimeServerEvent`, `ResponsesServerEvent`, `SessionClosedEvent`, `ResponseEvent`
 */
export class SocketSession {
  readonly #endpoint: Endpoint;
  readonly #reported: ReportedAnswers;
  readonly #begun: Map<string, number> = new Map();
  #model: string | undefined;
  #transcriber: string | undefined;

  /** `model` is the one that the socket was opened for. */
  constructor(endpoint: Endpoint, model: string | undefined, reported: ReportedAnswers) {
    this.#endpoint = endpoint;
    this.#model = model;
    this.#reported = reported;
  }

  /** Takes in an event; gives the call that is over with it. */
  received(event: unknown): SocketCall | undefined {
    const response = field(event, 'response');
    switch (text(event, 'type')) {
      case 'session.created':
      case 'session.started':
      case 'session.updated':
        return this.#configure(field(event, 'session'));
      case 'session.closed':
        return this.#liveSession(event);
      case 'response.event':
        // A live session asks others, and passes on what they say.
        return this.received(field(event, 'event'));
      case 'response.created': {
        const id = text(response, 'id');
        if (id !== undefined) this.#begun.set(id, Date.now());
        return undefined;
      }
      case 'input_audio_buffer.committed': {
        const id = this.#transcriber === undefined ? undefined : text(event, 'item_id');
        if (id !== undefined) this.#begun.set(id, Date.now());
        return undefined;
      }
      case 'conversation.item.input_audio_transcription.failed':
        this.#begun.delete(text(event, 'item_id') ?? '');
        return undefined;
      case 'response.done':
        return this.#realtimeResponse(response);
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        return this.#response(event, text(response, 'id'));
      case 'conversation.item.input_audio_transcription.completed':
        return this.#transcription(event);
      default:
        return undefined;
    }
  }

  #configure(session: unknown): undefined {
    this.#model = text(session, 'model') ?? this.#model;
    const transcription = field(field(field(session, 'audio'), 'input'), 'transcription') ?? field(session, 'input_audio_transcription');
    this.#transcriber = text(transcription, 'model') ?? this.#transcriber;
  }

  #realtimeResponse(response: unknown): SocketCall {
    const attributes = this.#common('chat', this.#model);
    const id = text(response, 'id');
    const status = text(response, 'status');
    if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    const details = field(response, 'status_details');
    const reason = status === 'completed' ? 'stop' : (text(details, 'reason') ?? CUT_OFF);
    attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    if (status === 'failed') attributes[ATTR_ERROR_TYPE] = text(field(details, 'error'), 'code') ?? CUT_OFF;
    addUsage(attributes, realtimeUsage(field(response, 'usage')));
    return this.#call(attributes, this.#model, id);
  }

  #response(event: unknown, id: string | undefined): SocketCall {
    const reader = new ResponseReader(this.#endpoint.provider, this.#reported);
    reader.readEvent(event);
    const model = text(field(event, 'response'), 'model');
    const attributes: Attributes = { ...this.#common('chat', model), [ATTR_OPENAI_API_TYPE]: 'responses', ...reader.attributes(true) };
    if (reader.failure !== undefined) attributes[ATTR_ERROR_TYPE] = reader.failure;
    return this.#call(attributes, model, id);
  }

  /** A live session is billed by its length, which is told at its end. */
  #liveSession(event: unknown): SocketCall {
    const session = field(event, 'session');
    const model = text(session, 'model') ?? this.#model;
    const attributes = this.#common('chat', model);
    const id = text(session, 'id');
    if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
    addUsage(attributes, { audioSeconds: count(field(event, 'usage'), 'seconds') });
    return this.#call(attributes, model, id);
  }

  /** What was said in a session is heard by a model of its own. */
  #transcription(event: unknown): SocketCall {
    const attributes = this.#common(OPERATION_TRANSCRIPTION, this.#transcriber);
    const id = text(event, 'item_id');
    if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
    addUsage(attributes, transcriptionUsage(event));
    return this.#call(attributes, this.#transcriber, id);
  }

  #common(operation: string, model: string | undefined): Attributes {
    const { provider, host, port } = this.#endpoint;
    const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
    if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
    if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
    if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
    return attributes;
  }

  #call(attributes: Attributes, model: string | undefined, id: string | undefined): SocketCall {
    const operation = String(attributes[ATTR_GEN_AI_OPERATION_NAME]);
    const startedAt = id === undefined ? undefined : this.#begun.get(id);
    if (id !== undefined) this.#begun.delete(id);
    return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, startedAt };
  }
}
