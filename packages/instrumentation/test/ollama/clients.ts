import type { Ollama } from 'ollama';
import type { Sdk } from './sdk-copies.ts';

/** Makes a client whose requests have these headers: this SDK takes none with a request. */
export type Clients = (headers?: Record<string, string>) => Ollama;

/** Clients of a copy of the SDK at a stand-in. */
export function clientsOf(sdk: Sdk, standIn: string): Clients {
  return (headers = {}) => new sdk.Ollama({ host: `${standIn}/ollama`, headers });
}

/** Headers that ask the stand-in for a scenario. */
export function scenario(name: string): Record<string, string> {
  return { 'x-scenario': name };
}
