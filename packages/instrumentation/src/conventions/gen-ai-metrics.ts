import type { Attributes, Counter, Histogram, Meter } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_TOKEN_MODALITY,
  ATTR_GEN_AI_TOKEN_TYPE,
  GEN_AI_METRICS,
  isInference,
  type CallReading,
  type EmittedConventions,
  type GenAiMetric,
  type GenAiMetricKey,
} from '@spancost/conventions';
import { byModality } from './by-modality.ts';

/** A call that ended. */
export interface MeasuredCall {
  readonly call: CallReading;
  /** Of its span. */
  readonly attributes: Attributes;
  readonly seconds: number;
  readonly secondsToFirstChunk: number | undefined;
}

type Recorder = (value: number, attributes: Attributes) => void;

/** The metrics of the GenAI conventions, of one version or of both. */
export class GenAiMetrics {
  readonly #conventions: EmittedConventions;
  readonly #record: ReadonlyMap<GenAiMetricKey, Recorder>;

  constructor(meter: Meter, conventions: EmittedConventions) {
    this.#conventions = conventions;
    this.#record = new Map(
      Object.entries(GEN_AI_METRICS)
        .filter(([, metric]) => metric.conventions === conventions || metric.conventions === 'both' || conventions === 'both')
        .map(([key, metric]) => [key as GenAiMetricKey, recorderOf(meter, metric)]),
    );
  }

  /** Counts one call: a duration for each, and of its tokens what is known and can be true. */
  record({ call, attributes, seconds, secondsToFirstChunk }: MeasuredCall): void {
    const common = pick(attributes, GEN_AI_METRICS.inferenceFirstChunk.attributes);
    const withError = pick(attributes, [ATTR_ERROR_TYPE], common);
    const inference = isInference(call.operation);
    if (inference) this.#add('inferenceDuration', seconds, withError);
    if (!inference || this.#conventions !== 'current') this.#add('operationDuration', seconds, withError);
    if (secondsToFirstChunk !== undefined) {
      this.#add('inferenceFirstChunk', secondsToFirstChunk, common);
      this.#add('operationFirstChunk', secondsToFirstChunk, common);
    }
    if (call.problems.length > 0) return;
    this.#addUsage(call, common);
    if (inference) this.#addInferenceUsage(call, common, withError);
  }

  #addUsage({ usage }: CallReading, common: Attributes): void {
    this.#add('tokenUsage', usage.inputTokens, { ...common, [ATTR_GEN_AI_TOKEN_TYPE]: 'input' });
    this.#add('tokenUsage', usage.outputTokens, { ...common, [ATTR_GEN_AI_TOKEN_TYPE]: 'output' });
  }

  #addInferenceUsage({ usage }: CallReading, common: Attributes, withError: Attributes): void {
    this.#add('inputTokensOfOneCall', usage.inputTokens, withError);
    this.#add('outputTokensOfOneCall', usage.outputTokens, withError);
    for (const [key, modality, tokens] of byModality(usage)) this.#add(key, tokens, { ...common, [ATTR_GEN_AI_TOKEN_MODALITY]: modality });
  }

  #add(key: GenAiMetricKey, value: number | undefined, attributes: Attributes): void {
    if (value !== undefined) this.#record.get(key)?.(value, attributes);
  }
}

function recorderOf(meter: Meter, { name, description, unit, buckets, instrument }: GenAiMetric): Recorder {
  if (instrument === 'counter') {
    const counter: Counter = meter.createCounter(name, { description, unit });
    return (value, attributes) => counter.add(value, attributes);
  }
  const histogram: Histogram = meter.createHistogram(name, {
    description,
    unit,
    ...(buckets === undefined ? {} : { advice: { explicitBucketBoundaries: [...buckets] } }),
  });
  return (value, attributes) => histogram.record(value, attributes);
}

function pick(attributes: Attributes, keys: readonly string[], into: Attributes = {}): Attributes {
  const picked: Attributes = { ...into };
  for (const key of keys) {
    const value = attributes[key];
    if (value !== undefined) picked[key] = value;
  }
  return picked;
}
