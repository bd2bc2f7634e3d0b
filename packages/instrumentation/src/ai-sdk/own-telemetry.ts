import { context, trace } from '@opentelemetry/api';
import { field } from '../json-fields.ts';

/** Where the AI SDK 6 and 7 look for what is to be told of their calls, whoever put it there. */
const REGISTRY = 'AI_SDK_TELEMETRY_INTEGRATIONS';

/** Adds an integration for all copies of the AI SDK; returns what takes it away. */
export function addIntegration(integration: object): () => void {
  const before: unknown = Reflect.get(globalThis, REGISTRY);
  const integrations: unknown[] = Array.isArray(before) ? before : [];
  if (!Array.isArray(before)) Reflect.set(globalThis, REGISTRY, integrations);
  integrations.push(integration);
  return () => {
    const index = integrations.indexOf(integration);
    if (index !== -1) integrations.splice(index, 1);
  };
}

/** Whether the application has registered an integration that makes spans, as `@ai-sdk/otel` does, for all calls. */
export function hasTracingIntegration(): boolean {
  const integrations: unknown = Reflect.get(globalThis, REGISTRY);
  return Array.isArray(integrations) && integrations.some((each) => typeof field(field(each, 'tracer'), 'startSpan') === 'function');
}

/** Whether what is done here is done within a span of the AI SDK 5 or 6. */
export function isWithinOwnSpan(): boolean {
  return field(field(trace.getSpan(context.active()), 'attributes'), 'ai.operationId') !== undefined;
}
