/** Hosts that say by their name where calls are processed, by provider; the first group is the place. */
const PLACE_IN_HOST: ReadonlyMap<string, RegExp> = new Map([
  // https://developers.openai.com/api/docs/guides/your-data: eu.api.openai.com
  ['openai', /^([a-z]{2})\.api\.openai\.com$/],
  // https://docs.x.ai/docs/key-information/regions: us-east-1.api.x.ai
  ['x_ai', /^([a-z]{2})-[a-z]+-\d+\.api\.x\.ai$/],
  // https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations: us-central1-aiplatform.googleapis.com
  ['gcp.vertex_ai', /^([a-z]+-[a-z]+\d+)-aiplatform\.googleapis\.com$/],
]);

/**
 * Where a host processes calls, as its name says; undefined for a host that is not tied to a place.
 *
 * @example geographyOfHost('openai', 'eu.api.openai.com') // 'eu'
 */
export function geographyOfHost(provider: string, host: string): string | undefined {
  return PLACE_IN_HOST.get(provider)?.exec(host)?.[1];
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const BEDROCK_PROFILE = /^(us-gov|us|eu|apac|au|jp|ca|in|sa|me|af|global)\.(.+)$/;

/**
 * The inference profile of Amazon Bedrock that a name is: its place, and the model behind it. Undefined for a name that is none.
 *
 * @example readBedrockProfile('eu.amazon.nova-lite-v1:0') // { place: 'eu', model: 'amazon.nova-lite-v1:0' }
 */
export function readBedrockProfile(name: string): { readonly place: string; readonly model: string } | undefined {
  const [, place, model] = BEDROCK_PROFILE.exec(name) ?? [];
  return place === undefined || model === undefined ? undefined : { place, model };
}
