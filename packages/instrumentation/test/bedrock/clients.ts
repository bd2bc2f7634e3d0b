import type { BedrockRuntimeClient, BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import type { Sdk } from './sdk-copies.ts';

/** A client of a copy of the SDK at a stand-in, whose requests have these headers. */
export function clientOf(
  sdk: Sdk,
  standIn: string,
  headers: Readonly<Record<string, string>> = {},
  config: BedrockRuntimeClientConfig = {},
): BedrockRuntimeClient {
  const client = new sdk.BedrockRuntimeClient({
    region: 'eu-central-1',
    endpoint: `${standIn}/bedrock`,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
    ...config,
  });
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { headers: Record<string, string> }).headers, headers);
      return next(args);
    },
    { step: 'build', name: 'askTheStandIn' },
  );
  return client;
}

/** Headers that ask the stand-in for a scenario. */
export function scenario(name: string): Record<string, string> {
  return { 'x-scenario': name };
}

/** Headers that ask the stand-in for a usage, which excludes what was cached. */
export function used(usage: object): Record<string, string> {
  return { 'x-usage': JSON.stringify(usage) };
}
