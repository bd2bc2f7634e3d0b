import type { GoogleGenAI, HttpOptions } from '@google/genai';
import type { Sdk } from './sdk-copies.ts';

/** A client of each of Google's services, at the same stand-in. */
export interface Clients {
  readonly gemini: GoogleGenAI;
  /** With a key, as in express mode. */
  readonly vertex: GoogleGenAI;
}

/** Clients of a copy of the SDK at a stand-in. */
export function clientsOf(sdk: Sdk, standIn: string, options: HttpOptions = {}): Clients {
  const httpOptions = { ...options, baseUrl: `${standIn}/google` };
  return {
    gemini: new sdk.GoogleGenAI({ apiKey: 'any', httpOptions: { ...httpOptions } }),
    vertex: new sdk.GoogleGenAI({ vertexai: true, apiKey: 'any', httpOptions: { ...httpOptions } }),
  };
}

/** Options of a request that ask the stand-in for a scenario. */
export function scenario(name: string): { httpOptions: HttpOptions } {
  return { httpOptions: { headers: { 'x-scenario': name } } };
}

/** Options of a request whose answer has this `usageMetadata`. */
export function used(metadata: object): { httpOptions: HttpOptions } {
  return { httpOptions: { headers: { 'x-usage-metadata': JSON.stringify(metadata) } } };
}
