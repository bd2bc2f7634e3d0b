import { getStringFromEnv } from '@opentelemetry/core';
import { collectorHeaders, registeredCollectorUrl } from '../collector-address.ts';
import type { AskOptions } from './question.ts';

/** Where a question goes, and what goes with it. */
export interface AskedCollector {
  readonly url: string;
  readonly token?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * The collector that a question is for. The headers of OTLP go with it only to the collector that they are meant for, and a token of its
 * own goes before the one among them.
 */
export function askedCollector({ url, token }: Pick<AskOptions, 'url' | 'token'>): AskedCollector {
  const registered = registeredCollectorUrl();
  const asked = url ?? getStringFromEnv('SPANCOST_URL') ?? registered;
  const headers = asked === registered ? collectorHeaders() : {};
  return {
    url: asked,
    token: token ?? getStringFromEnv('SPANCOST_TOKEN'),
    fetch: (input, init) => {
      const all = new Headers(headers);
      for (const [name, value] of new Headers(init?.headers)) all.set(name, value);
      return fetch(input, { ...init, headers: all });
    },
  };
}
