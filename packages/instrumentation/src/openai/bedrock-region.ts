import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_REQUEST_MODEL, ATTR_SPANCOST_USAGE_GEOGRAPHY } from '@spancost/conventions';
import { isBareModel } from '../bedrock/model-name.ts';

/** The region in the name of an endpoint: `bedrock-mantle.us-east-1.api.aws`, `bedrock-runtime.eu-west-1.amazonaws.com`. */
const REGION = /^bedrock-(?:mantle|runtime)\.([a-z]{2}(?:-[a-z]+)+-\d+)\.(?:api\.aws|amazonaws\.com)$/;

/** Adds the region of an endpoint of Amazon Bedrock, unless the model's name says by itself where it is processed. */
export function addRegion(attributes: Attributes, host: string | undefined): void {
  const region = host === undefined ? undefined : REGION.exec(host)?.[1];
  const model = attributes[ATTR_GEN_AI_REQUEST_MODEL];
  if (region !== undefined && typeof model === 'string' && isBareModel(model)) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = region;
}
