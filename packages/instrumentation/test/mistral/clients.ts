import type { Mistral } from '@mistralai/mistralai';
import type { Sdk } from './sdk-copies.ts';

/** A client of a copy of the SDK at a stand-in. */
export function clientOf(sdk: Sdk, standIn: string): Mistral {
  return new sdk.Mistral({ apiKey: 'any', serverURL: `${standIn}/mistral` });
}

/** Options of a request that ask the stand-in for a scenario. */
export function scenario(name: string): { headers: Record<string, string> } {
  return { headers: { 'x-scenario': name } };
}

/** Options of a request whose answer has these fields in its usage, as they are on the wire. */
export function used(raw: object): { headers: Record<string, string> } {
  return { headers: { 'x-raw-usage': JSON.stringify(raw) } };
}
