import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  OPERATION_IMAGE_GENERATION,
} from '@spancost/conventions';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { BedrockReader } from './bedrock-reader.ts';
import { askedBy, type Asked } from './commands.ts';
import { ConverseAnswer } from './converse-answer.ts';
import { InvokedAnswer } from './invoked-answer.ts';
import { isBareModel, operationOf } from './model-name.ts';

/** The call of a command that is sent; undefined for commands that are not instrumented. */
export function describeCall(command: unknown): CallDescription | undefined {
  const asked = askedBy(command);
  return asked === undefined ? undefined : describeAsked(asked, text(field(command, 'input'), 'modelId'));
}

/** The call of what Bedrock is asked for, of a model by its id. */
export function describeAsked(asked: Asked, model: string | undefined): CallDescription {
  const isConversation = asked === 'converse' || asked === 'streamed converse';
  const operation = isConversation || model === undefined ? 'chat' : operationOf(model);
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: 'aws.bedrock' };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (asked === 'streamed converse' || asked === 'streamed invoke') attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  if (operation === OPERATION_IMAGE_GENERATION) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = 'image';
  const answer = isConversation ? new ConverseAnswer() : new InvokedAnswer();
  const isBare = model !== undefined && isBareModel(model);
  const reader = new BedrockReader(answer, { isBare, hasReasons: operation === 'chat' });
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader };
}
