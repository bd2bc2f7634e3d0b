import { SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace';
import { ATTR_GEN_AI_OPERATION_NAME, isPricedOperation, operationFetchedBy } from '@spancost/conventions';

/**
 * A sampler that decides as `root` does, but records AI calls that `root` drops: their spans are priced and reported as
 * usage events, and still not exported. So is what fetches an answer, which may bring a usage. Sampling then changes the exported spans and not one cent. It needs
 * `gen_ai.operation.name` among the attributes that a span starts with.
 */
export function recordPricedOperations(root: Sampler): Sampler {
  return {
    shouldSample(context, traceId, spanName, spanKind, attributes, links) {
      const result = root.shouldSample(context, traceId, spanName, spanKind, attributes, links);
      if (result.decision !== SamplingDecision.NOT_RECORD || !mayCost(attributes[ATTR_GEN_AI_OPERATION_NAME])) return result;
      return { ...result, decision: SamplingDecision.RECORD };
    },
    toString: () => `RecordPricedOperations{${root.toString()}}`,
  };
}

function mayCost(operation: unknown): boolean {
  return isPricedOperation(operation) || operationFetchedBy(operation) !== undefined;
}
