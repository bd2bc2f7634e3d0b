import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_FEATURE,
} from './attributes.ts';

/** Declaration of a metric that an application emits through OpenTelemetry. */
export interface ApplicationMetric {
  readonly name: string;
  readonly description: string;
  /** UCUM unit, or USD. */
  readonly unit: string;
  /** Attribute keys; all are bounded: no user, no tenant, no id. */
  readonly attributes: readonly string[];
  readonly buckets?: readonly number[];
}

/** US dollars, from a ten-thousandth of a cent to a hundred dollars: 1, 2.5 and 5 of each decade. */
export const COST_BUCKETS_USD: readonly number[] = [
  1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50,
  100,
];

/** Seconds; the buckets of the GenAI conventions. */
export const DURATION_BUCKETS_S: readonly number[] = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];

const CALL_ATTRIBUTES: readonly string[] = [
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_ERROR_TYPE,
  ATTR_SPANCOST_FEATURE,
  ATTR_SPANCOST_COST_BASIS,
];

/** What an application without a collector sees: provisional cost by model and feature. */
export const APPLICATION_METRICS: Readonly<Record<'cost' | 'operationCost' | 'unpricedCalls' | 'refusedCalls', ApplicationMetric>> = {
  cost: {
    name: 'spancost.client.cost',
    description: 'Provisional cost of AI calls at the price book of the application',
    unit: 'USD',
    attributes: CALL_ATTRIBUTES,
  },
  operationCost: {
    name: 'spancost.client.operation.cost',
    description: 'Provisional cost of one AI call',
    unit: 'USD',
    attributes: CALL_ATTRIBUTES,
    buckets: COST_BUCKETS_USD,
  },
  unpricedCalls: {
    name: 'spancost.client.unpriced_calls',
    description: 'AI calls whose cost is not known',
    unit: '{call}',
    attributes: CALL_ATTRIBUTES,
  },
  refusedCalls: {
    name: 'spancost.client.refused_calls',
    description: 'AI calls that the application refused before they were sent, as over their budget; they cost nothing',
    unit: '{call}',
    attributes: CALL_ATTRIBUTES,
  },
};
