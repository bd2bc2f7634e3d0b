import type { Attributes } from '@opentelemetry/api';
import { SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace';
import { isAiSdkCall, isPricedOperation, OPERATION_LIVE_SESSION, operationFetchedBy, operationOf } from '@spancost/conventions';

/**
 * A sampler that decides as `root` does, but records AI calls that `root` drops: their spans are priced and reported as
 * usage events, and still not exported. So is what fetches an answer, which may bring a usage, and a live session, within which there are calls. Sampling then changes the exported spans and not one cent. It needs
 * `gen_ai.operation.name`, or the AI SDK's `ai.operationId`, among the attributes that a span starts with.
 */
export function recordPricedOperations(root: Sampler): Sampler {
  return {
    shouldSample(context, traceId, spanName, spanKind, attributes, links) {
      const result = root.shouldSample(context, traceId, spanName, spanKind, attributes, links);
      if (result.decision !== SamplingDecision.NOT_RECORD || !mayCost(attributes)) return result;
      return { ...result, decision: SamplingDecision.RECORD };
    },
    toString: () => `RecordPricedOperations{${root.toString()}}`,
  };
}

function mayCost(attributes: Attributes): boolean {
  const operation = operationOf(attributes);
  if (operation === OPERATION_LIVE_SESSION) return true;
  return isAiSdkCall(attributes) || isPricedOperation(operation) || operationFetchedBy(operation) !== undefined;
}
