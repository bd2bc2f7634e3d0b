import { context, trace, type TracerProvider } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersOptions, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, expect } from 'vitest';
import { recordSpans, type RecordedSpans } from './recorded-spans.ts';

/** What an instrumentation has to do with its SDK. */
interface SdkInstrumentation {
  manuallyInstrument(sdk: unknown): boolean;
  setTracerProvider(provider: TracerProvider): void;
}

/** The stand-in of all providers, and the spans of the calls that are sent there. */
export interface WatchedSdk {
  readonly spans: RecordedSpans;
  /** Runs while the tests of the file do. */
  readonly providers: Pick<ProvidersServer, 'url' | 'requests'>;
}

/** Copies of an SDK that are there to be instrumented. */
type Copies = readonly { readonly instrumented: unknown }[];

/** For the tests of a file: instruments the copies of an SDK, and starts the stand-in. */
export function watchSdk(instrumentation: SdkInstrumentation, copies: Copies, options?: ProvidersOptions): WatchedSdk {
  const spans = recordSpans();
  instrumentation.setTracerProvider(spans.provider);
  return { spans, providers: startForFile(instrumentation, copies, options) };
}

/** The same with a global provider, where some SDKs have spans of their own, and a global context manager. */
export function watchSdkGlobally(instrumentation: SdkInstrumentation, copies: Copies, options?: ProvidersOptions): WatchedSdk {
  const spans = recordSpans();
  beforeAll(() => {
    trace.setGlobalTracerProvider(spans.provider);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  });
  return { spans, providers: startForFile(instrumentation, copies, options) };
}

function startForFile(instrumentation: SdkInstrumentation, copies: Copies, options?: ProvidersOptions): WatchedSdk['providers'] {
  let started: ProvidersServer | undefined;
  beforeAll(async () => {
    started = await startProviders(options);
    for (const { instrumented } of copies) expect(instrumentation.manuallyInstrument(instrumented)).toBe(true);
  });
  afterAll(() => started?.close());
  const running = (): ProvidersServer => started ?? expect.unreachable('the stand-in runs while tests run');
  return {
    get url() {
      return running().url;
    },
    get requests() {
      return running().requests;
    },
  };
}
