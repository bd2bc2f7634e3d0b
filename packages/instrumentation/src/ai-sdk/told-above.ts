import { trace, type Context } from '@opentelemetry/api';
import { ATTR_GEN_AI_PROVIDER_NAME, ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, canonicalProvider } from '@spancost/conventions';
import { field, text } from '../json-fields.ts';

/** The provider that the AI SDK's own span names, below which a request is sent; undefined where there is no such span. */
export function providerToldAbove(from: Context): string | undefined {
  const attributes = field(trace.getSpan(from), 'attributes');
  if (field(attributes, ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE) !== true) return undefined;
  const told = text(attributes, 'ai.model.provider') ?? text(attributes, ATTR_GEN_AI_PROVIDER_NAME);
  return told === undefined ? undefined : canonicalProvider(told);
}
