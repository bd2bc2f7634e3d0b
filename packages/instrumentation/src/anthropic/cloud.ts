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
 * The cloud of a client: Amazon Bedrock, Vertex AI or Microsoft Foundry for the clients of `@anthropic-ai/bedrock-sdk`,
 * `@anthropic-ai/vertex-sdk` and `@anthropic-ai/foundry-sdk`, whatever proxy they speak to; of all others what the host says. A model of Bedrock that is named by a profile or an ARN says by
 * itself where it is processed.
 */
export function cloudOf(client: object, model: string | undefined, endpoint: Endpoint): Cloud {
  const named = text(client, '_genAIProviderName');
  // Every other client is Anthropic's own, wherever it points to, also that of Anthropic's platform in the cloud of Amazon.
  const provider = named === undefined || named === 'anthropic' ? ownProvider(client, endpoint) : named;
  if (provider === 'aws.bedrock') {
    const isPlaced = model === undefined || !isBareModel(model);
    return { provider, geography: isPlaced ? undefined : text(client, 'awsRegion') };
  }
  return { provider, geography: provider === 'gcp.vertex_ai' ? text(client, 'region') : undefined };
}

/** The client for Foundry alone knows a resource; the SDK has no name of its own for that cloud. */
function ownProvider(client: object, endpoint: Endpoint): string {
  return 'resource' in client ? 'azure.ai.inference' : endpoint.provider;
}
