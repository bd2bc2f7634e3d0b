import type { Endpoint } from '../endpoint.ts';
import { isBareModel } from '../bedrock/model-name.ts';
import { text } from '../json-fields.ts';

/** Whose service a client calls, and what that says about its calls. */
export interface Cloud {
  /** Value of `gen_ai.provider.name`. */
  readonly provider: string;
  /** Where calls of a model are processed, as far as the client knows: a region, a multi-region, `global`. */
  readonly geography: string | undefined;
}

/**
 * The cloud of a client: Amazon Bedrock or Vertex AI for the clients of `@anthropic-ai/bedrock-sdk` and `@anthropic-ai/vertex-sdk`,
 * whatever proxy they speak to; of all others what the host says. A model of Bedrock that is named by a profile or an ARN says by
 * itself where it is processed.
 */
export function cloudOf(client: object, model: string | undefined, endpoint: Endpoint): Cloud {
  const named = text(client, '_genAIProviderName');
  // Every other client is Anthropic's own, wherever it points to.
  const provider = named === undefined || named === 'anthropic' ? endpoint.provider : named;
  if (provider === 'aws.bedrock') {
    const isPlaced = model === undefined || !isBareModel(model);
    return { provider, geography: isPlaced ? undefined : text(client, 'awsRegion') };
  }
  return { provider, geography: provider === 'gcp.vertex_ai' ? text(client, 'region') : undefined };
}
