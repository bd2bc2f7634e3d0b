import { OPERATION_IMAGE_GENERATION, OPERATION_RERANK, readBedrockProfile } from '@spancost/conventions';

/** Whether a model's id says nothing of where the call is processed: no profile and no ARN, but the region's own model. */
export function isBareModel(modelId: string): boolean {
  return !modelId.startsWith('arn:') && readBedrockProfile(modelId) === undefined;
}

/** What the models whose ids have these words do; all others write text. */
const OPERATIONS: readonly (readonly [RegExp, string])[] = [
  [/embed/, 'embeddings'],
  [/rerank/, OPERATION_RERANK],
  [/(?:^|[./])stability\.|nova-canvas|titan-image/, OPERATION_IMAGE_GENERATION],
];

/** The operation of a model that is invoked by its vendor's own body. */
export function operationOf(modelId: string): string {
  return OPERATIONS.find(([words]) => words.test(modelId))?.[1] ?? 'chat';
}
