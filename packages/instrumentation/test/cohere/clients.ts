import type { CohereClient, CohereClientV2 } from 'cohere-ai';
import type { Sdk } from './sdk-copies.ts';

/** A client of each version of the API, at the same stand-in. */
export interface Clients {
  readonly v1: CohereClient;
  readonly v2: CohereClientV2;
}

/** Clients of a copy of the SDK at a stand-in, which send every request once. */
export function clientsOf(sdk: Sdk, standIn: string, headers: Record<string, string> = {}): Clients {
  const options = { token: 'any', environment: `${standIn}/cohere`, headers, maxRetries: 0 };
  return { v1: new sdk.CohereClient({ ...options }), v2: new sdk.CohereClientV2({ ...options }) };
}

/** Options of a request that ask the stand-in for a scenario. */
export function scenario(name: string): { headers: Record<string, string> } {
  return { headers: { 'x-scenario': name } };
}

/** Options of a request whose answer has these fields in its usage, as they are on the wire. */
export function used(raw: object): { headers: Record<string, string> } {
  return { headers: { 'x-raw-usage': JSON.stringify(raw) } };
}
