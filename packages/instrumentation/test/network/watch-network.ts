import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { NetworkInstrumentation } from '../../src/index.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { recordSpans, type RecordedSpans } from '../recorded-spans.ts';

type NetworkOptions = NonNullable<ConstructorParameters<typeof NetworkInstrumentation>[0]>;

/** What any of the providers asks for. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  authorization: 'Bearer any',
  'x-api-key': 'any',
  'x-goog-api-key': 'any',
  'anthropic-version': '2023-06-01',
};

/** The stand-in of all providers, and the net that sees what is sent there. */
export interface WatchedNetwork {
  readonly spans: RecordedSpans;
  /** Of the stand-in. */
  readonly url: string;
  /** What `watchAs` made last. */
  readonly instrumentation: NetworkInstrumentation;
  /** Sees what is sent to loopback from now on. Every provider's stand-in has one host, so each test says whose it is. */
  watchAs(provider: string, options?: NetworkOptions): NetworkInstrumentation;
  /** Sees only the hosts that are known to everybody. */
  watchKnownHosts(): NetworkInstrumentation;
  /** Sends JSON to the stand-in by fetch. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response>;
}

/** For the tests of a file: nothing is watched when a test begins, and none may make the instrumentation complain. */
export function watchNetwork(): WatchedNetwork {
  const spans = recordSpans();
  const told = recordDiagErrors();
  let providers: ProvidersServer | undefined;
  let network: NetworkInstrumentation | undefined;
  const watch = (options?: NetworkOptions): NetworkInstrumentation => {
    network?.disable();
    network = new NetworkInstrumentation(options);
    return network;
  };
  beforeAll(async () => {
    trace.setGlobalTracerProvider(spans.provider);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    providers = await startProviders();
  });
  afterEach(() => {
    network?.disable();
    expect(told).toEqual([]);
  });
  afterAll(() => providers?.close());
  const url = (): string => {
    if (providers === undefined) throw new Error('the stand-in runs while tests run');
    return providers.url;
  };
  return {
    spans,
    get url() {
      return url();
    },
    get instrumentation() {
      if (network === undefined) throw new Error('nothing has been watched yet');
      return network;
    },
    watchAs: (provider, options) => watch({ hosts: { '127.0.0.1': provider }, ...options }),
    watchKnownHosts: () => watch(),
    post: (path, body, headers, signal) =>
      fetch(url() + path, {
        method: 'POST',
        headers: { ...HEADERS, ...headers },
        body: JSON.stringify(body),
        ...(signal === undefined ? {} : { signal }),
      }),
  };
}
