import type { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import type Anthropic from '@anthropic-ai/sdk';
import type { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import type { SdkUnderTest } from '../sdk-under-test.ts';
import { anthropicSdk } from './anthropic.ts';

/** What the SDK for Vertex AI asks Google's library for. */
const authClient = { projectId: 'shop', getRequestHeaders: async () => new Headers({ authorization: 'Bearer any' }) };

// The clients of both have the methods of Anthropic's own that are called here.

/** @anthropic-ai/bedrock-sdk, without spans of its own. */
export const ANTHROPIC_BEDROCK: SdkUnderTest = anthropicSdk({
  name: '@anthropic-ai/bedrock-sdk',
  majors: [
    { version: '1.1', installed: '@anthropic-ai/bedrock-sdk', formats: ['cjs', 'esm'] },
    { version: '0.36', installed: 'anthropic-bedrock-sdk-0', formats: ['cjs', 'esm'] },
  ],
  model: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  clientOf(sdk, url) {
    const { AnthropicBedrock: Client } = sdk as { readonly AnthropicBedrock: typeof AnthropicBedrock };
    const keys = { awsAccessKey: 'any', awsSecretKey: 'any', awsRegion: 'eu-central-1' };
    const options = { baseURL: `${url}/bedrock`, ...keys, openTelemetry: false };
    return new Client(options as unknown as ConstructorParameters<typeof AnthropicBedrock>[0]) as unknown as Anthropic;
  },
  without: ['count_tokens'],
  // Amazon's own status for a key that it does not know.
  told: () => ({ 'HTTP 401': { failed: 403 } }),
});

/** @anthropic-ai/vertex-sdk, without spans of its own. */
export const ANTHROPIC_VERTEX: SdkUnderTest = anthropicSdk({
  name: '@anthropic-ai/vertex-sdk',
  majors: [
    { version: '1.1', installed: '@anthropic-ai/vertex-sdk', formats: ['cjs', 'esm'] },
    { version: '0.22', installed: 'anthropic-vertex-sdk-0', formats: ['cjs', 'esm'] },
  ],
  model: 'claude-sonnet-4-5@20250929',
  clientOf(sdk, url) {
    const { AnthropicVertex: Client } = sdk as { readonly AnthropicVertex: typeof AnthropicVertex };
    const options = { baseURL: `${url}/google/v1`, region: 'us-east5', projectId: 'shop', authClient, openTelemetry: false };
    return new Client(options as unknown as ConstructorParameters<typeof AnthropicVertex>[0]) as unknown as Anthropic;
  },
  without: ['count_tokens'],
});
