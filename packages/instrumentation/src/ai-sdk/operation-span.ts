import { SpanKind, type Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_TOOL_CALL_ID,
  ATTR_GEN_AI_TOOL_NAME,
  ATTR_GEN_AI_TOOL_TYPE,
  canonicalProvider,
} from '@spancost/conventions';
import { count, field, text } from '../json-fields.ts';

/** A span around calls: of an operation, a step or a tool. It costs nothing by itself and tells no usage. */
export interface OperationSpan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

/** The span of what the AI SDK 7 says that it does; undefined for calls of models, and for what nobody knows yet. Never content. */
export function operationSpanOf(type: unknown, event: unknown): OperationSpan | undefined {
  switch (type) {
    case 'generateText':
    case 'streamText':
      return agentSpan(event);
    case 'step':
      return {
        name: `step ${(count(event, 'stepNumber') ?? 0) + 1}`,
        kind: SpanKind.INTERNAL,
        attributes: { [ATTR_GEN_AI_OPERATION_NAME]: 'agent_step' },
      };
    case 'executeTool':
      return toolSpan(field(event, 'toolCall'));
    default:
      return undefined;
  }
}

function agentSpan(event: unknown): OperationSpan {
  const name = text(event, 'functionId');
  const provider = text(event, 'provider');
  const model = text(event, 'modelId');
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: 'invoke_agent' };
  if (name !== undefined) attributes[ATTR_GEN_AI_AGENT_NAME] = name;
  if (provider !== undefined) attributes[ATTR_GEN_AI_PROVIDER_NAME] = canonicalProvider(provider);
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  return { name: name === undefined ? 'invoke_agent' : `invoke_agent ${name}`, kind: SpanKind.INTERNAL, attributes };
}

function toolSpan(call: unknown): OperationSpan {
  const name = text(call, 'toolName');
  const id = text(call, 'toolCallId');
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: 'execute_tool', [ATTR_GEN_AI_TOOL_TYPE]: 'function' };
  if (name !== undefined) attributes[ATTR_GEN_AI_TOOL_NAME] = name;
  if (id !== undefined) attributes[ATTR_GEN_AI_TOOL_CALL_ID] = id;
  return { name: name === undefined ? 'execute_tool' : `execute_tool ${name}`, kind: SpanKind.INTERNAL, attributes };
}
