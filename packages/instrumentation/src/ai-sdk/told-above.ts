import { trace, type Context } from '@opentelemetry/api';
import { ATTR_GEN_AI_PROVIDER_NAME, ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, canonicalProvider } from '@spancost/conventions';
import { field, text } from '../json-fields.ts';
import { modelCallOf } from './model-call.ts';

/** The provider that the AI SDK names, in a call or in a span of its own, by which a request is sent; undefined where there is none. */
export function providerToldAbove(from: Context): string | undefined {
  const call = modelCallOf(from);
  if (call !== undefined) return call.provider;
  const attributes = field(trace.getSpan(from), 'attributes');
  if (field(attributes, ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE) !== true) return undefined;
  const told = text(attributes, 'ai.model.provider') ?? text(attributes, ATTR_GEN_AI_PROVIDER_NAME);
  return told === undefined ? undefined : canonicalProvider(told);
}
