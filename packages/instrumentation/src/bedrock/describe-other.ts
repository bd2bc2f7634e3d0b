import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_ID,
  OPERATION_FETCH_VIDEO,
  OPERATION_VIDEO_GENERATION,
} from '@spancost/conventions';
import { Remembered } from '../answer/remembered.ts';
import { ReportedAnswers } from '../answer/reported-answers.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { askedAsyncOf, FetchedAnswer, StartedAnswer, type AskedAsync } from './async-answers.ts';
import type { BedrockAnswer } from './bedrock-answer.ts';
import { BedrockReader } from './bedrock-reader.ts';
import { nameOf } from './commands.ts';
import { isBareModel, operationOf } from './model-name.ts';
import { SpokenAnswer } from './spoken-answer.ts';

/** Models that make films, which go into a bucket. */
const FILMS = /nova-reel|luma\.ray/;

/** Describes the commands that are neither a conversation nor a model's invocation: speech both ways, and what is made over minutes. */
export class OtherCommands {
  readonly #begun: Remembered<AskedAsync> = new Remembered();
  readonly #reported: ReportedAnswers = new ReportedAnswers();

  /** The call of a command; undefined for commands that are not instrumented. */
  describe(command: unknown): CallDescription | undefined {
    const input = field(command, 'input');
    const model = text(input, 'modelId');
    switch (nameOf(command)) {
      case 'InvokeModelWithBidirectionalStream':
        return called('chat', model, new SpokenAnswer(), { [ATTR_GEN_AI_REQUEST_STREAM]: true });
      case 'StartAsyncInvoke': {
        const operation = model !== undefined && FILMS.test(model) ? OPERATION_VIDEO_GENERATION : operationOf(model ?? '');
        return called(operation, model, new StartedAnswer(this.#begun, askedAsyncOf(model, field(input, 'modelInput'))));
      }
      case 'GetAsyncInvoke': {
        const id = text(input, 'invocationArn');
        const asked = this.#begun.get(id);
        const attributes: Attributes = id === undefined ? {} : { [ATTR_GEN_AI_RESPONSE_ID]: id };
        return called(OPERATION_FETCH_VIDEO, asked?.model, new FetchedAnswer(id, asked, this.#reported), attributes);
      }
      default:
        return undefined;
    }
  }
}

function called(operation: string, model: string | undefined, answer: BedrockAnswer, more: Attributes = {}): CallDescription {
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: 'aws.bedrock', ...more };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  const reader = new BedrockReader(answer, { isBare: model !== undefined && isBareModel(model), hasReasons: operation === 'chat' });
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader };
}
