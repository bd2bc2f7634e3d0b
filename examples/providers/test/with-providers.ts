import { Anthropic } from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { OpenAI } from 'openai';
import { afterAll, beforeAll } from 'vitest';
import { startProviders, type ProvidersServer, type Scenario, type UsageHeader } from '../src/index.ts';

/** Clients of one stand-in; the getters are usable inside tests. */
export interface Clients {
  readonly providers: ProvidersServer;
  readonly openai: OpenAI;
  readonly anthropic: Anthropic;
  /** Speaks to the Gemini API. */
  readonly gemini: GoogleGenAI;
  readonly vertex: GoogleGenAI;
}

/** Starts a stand-in for the tests of a file and closes it after them. Retries are made, and made quickly. */
export function withProviders(): Clients {
  let running: Clients | undefined;
  beforeAll(async () => {
    const providers = await startProviders({ retryAfterMs: 5, slowMs: 300, eventDelayMs: 20, now: () => new Date('2026-11-22T12:00:00Z') });
    running = {
      providers,
      openai: new OpenAI({ baseURL: `${providers.url}/openai/v1`, apiKey: 'sk-test' }),
      anthropic: new Anthropic({ baseURL: `${providers.url}/anthropic`, apiKey: 'sk-ant-test' }),
      gemini: new GoogleGenAI({ apiKey: 'AIza-test', httpOptions: { baseUrl: `${providers.url}/google` } }),
      vertex: new GoogleGenAI({ vertexai: true, apiKey: 'AQ.test', httpOptions: { baseUrl: `${providers.url}/google` } }),
    };
  });
  afterAll(() => running?.providers.close());
  const get = (): Clients => {
    if (running === undefined) throw new Error('the stand-in runs only while tests run');
    return running;
  };
  return {
    get providers() {
      return get().providers;
    },
    get openai() {
      return get().openai;
    },
    get anthropic() {
      return get().anthropic;
    },
    get gemini() {
      return get().gemini;
    },
    get vertex() {
      return get().vertex;
    },
  };
}

/** Request options that ask for a scenario. */
export function scenario(name: Scenario): { readonly headers: Record<string, string> } {
  return { headers: { 'x-scenario': name } };
}

/** Request options that ask for an exact usage. */
export function usage(given: UsageHeader): { readonly headers: Record<string, string> } {
  return { headers: { 'x-usage': JSON.stringify(given) } };
}

/** All that a stream yields. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** What a promise was rejected with. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
