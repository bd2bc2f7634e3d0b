import { diag, metrics, ProxyTracerProvider, trace } from '@opentelemetry/api';
import { getBooleanFromEnv } from '@opentelemetry/core';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AiSdkInstrumentation, NetworkInstrumentation, watchModules, type NetworkInstrumentationConfig } from '@spancost/instrumentation';
import { packagedPricer } from '@spancost/prices';
import {
  AttributionSpanProcessor,
  CallResultSpanProcessor,
  ContentSpanProcessor,
  costOfSpan,
  CostSpanProcessor,
  EndingCalls,
  onCall,
  recordPricedOperations,
  UsageEventSpanProcessor,
} from '@spancost/processor';
import { sendAttribution } from './baggage/send-attribution.ts';
import { startBudgets } from './budgets/start-budgets.ts';
import { endOpenGenerators } from './calls/tracked-generator.ts';
import { captureContentOf, withCapture } from './capture-content.ts';
import { chosenPropagator } from './chosen-propagator.ts';
import { collectorHeaders, collectorUrlOf, rememberCollectorUrl } from './collector-address.ts';
import { CollectorBook } from './collector-book.ts';
import { conventionProcessors } from './convention-processors.ts';
import { ExportGate } from './export-gate.ts';
import { exportingProcessors } from './exporting-processors.ts';
import { givenUpAfter } from './given-up-after.ts';
import { isReachable } from './is-reachable.ts';
import { nothingStarted } from './nothing-started.ts';
import { otlpEndpointsFromEnv, samplerFromEnv } from './open-telemetry-env.ts';
import type { Registration, RegisterOptions } from './options.ts';
import { registrationOr, takeGiven } from './process-wide.ts';
import { SdkInstrumentations } from './sdk-instrumentations.ts';
import { networkCallsOf, tellOfNetwork } from './self-test/network-calls.ts';
import { readiness } from './self-test/readiness.ts';
import { requiredOf } from './self-test/required-of.ts';
import { NOT_WATCHED, sdkReportOf, type Report, type SdkReport } from './self-test/report.ts';
import { SdkTeller } from './self-test/sdk-teller.ts';
import { UsageEventPipeline } from './usage-event-pipeline.ts';

/** How long the end of a process waits for a collector that is not there, and for one that is slow. */
const END_PROBE_MS = 2000;
const END_MS = 5000;

/**
 * Starts OpenTelemetry for this process and instruments the AI provider SDKs: every call becomes a span with its exact
 * cost, a US dollar metric and a usage event that no sampler drops. A second call returns the first registration, and instruments
 * the `modules` that it brings; its other options are left out of account, and a warning in the diagnostics names them. With
 * `OTEL_SDK_DISABLED=true`, or where another OpenTelemetry SDK is registered already, it starts nothing (the latter with an
 * error in OpenTelemetry's diagnostics: add the pieces to that SDK instead, see the README).
 *
 * @example
 * import { register } from '@spancost/node';
 * register();
 */
export function register(options: RegisterOptions = {}): Registration {
  let isFirst = false;
  const registration = registrationOr(() => {
    isFirst = true;
    rememberCollectorUrl(options ?? {});
    return startSafely(options);
  });
  if (!isFirst) tellLeftOut(options);
  if (options?.modules !== undefined) registration.instrument(options.modules);
  return registration;
}

function tellLeftOut(options: RegisterOptions | null): void {
  const names = Object.keys(options ?? {}).filter((name) => name !== 'modules');
  if (names.length === 0) return;
  diag.warn(
    `spancost: register() was called before, so what this call says of ${names.join(', ')} is left out of account; ` +
      'say it in the first call, which may be that of --import @spancost/node/register',
  );
}

/** Telemetry that cannot start must not keep the application from starting. */
function startSafely(options: RegisterOptions): Registration {
  try {
    return start(options);
  } catch (error) {
    diag.error('spancost: register() could not start; the application goes on without it', error);
    return nothingStarted(
      requiredOf(options?.require),
      `register() could not start (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function start(options: RegisterOptions): Registration {
  if (getBooleanFromEnv('OTEL_SDK_DISABLED')) return nothingStarted(undefined, 'OTEL_SDK_DISABLED=true, so register() started nothing');
  if (hasTracerProvider()) {
    const why =
      'register() started nothing, another OpenTelemetry SDK is registered; add the span processors and instrumentations of @spancost/node to it';
    diag.error(`spancost: ${why}`);
    return nothingStarted(requiredOf(options.require), why);
  }

  const book = collectorBook(options);
  const gate = new ExportGate();
  const events = new UsageEventPipeline(gate, (settled) => budgets?.guard.delivered(settled));
  const calls = new EndingCalls();
  const exporting = exportingProcessors(gate);
  const instrumentations = new SdkInstrumentations(options);
  const network = networkOf(options, (first) => tellOfNetwork(networkCallsOf(first, sdks())));
  const aiSdk = options.aiSdk === false ? undefined : new AiSdkInstrumentation(withCapture(captureContentOf(options), {}));
  const results = new CallResultSpanProcessor();
  const sdk = new NodeSDK({
    ...(options.serviceName === undefined ? {} : { serviceName: options.serviceName }),
    sampler: recordPricedOperations(samplerFromEnv()),
    textMapPropagator: chosenPropagator(options),
    spanProcessors: [
      new AttributionSpanProcessor(),
      new CostSpanProcessor({
        pricer: () => book?.pricer ?? packagedPricer,
        proposedAttributes: options.proposedCostAttributes ?? true,
        calls,
      }),
      new UsageEventSpanProcessor({
        emit: (event, span) => {
          budgets?.guard.ended({ reading: event.reading, cost: costOfSpan(span) }, event);
          events.emit(event);
        },
        calls,
      }),
      results,
      new ContentSpanProcessor({ captureContent: captureContentOf(options) }),
      ...conventionProcessors(options),
      ...(options.spanProcessors ?? []),
      ...exporting,
    ],
    instrumentations: [
      ...instrumentations.all,
      ...(network === undefined ? [] : [network]),
      ...(aiSdk === undefined ? [] : [aiSdk]),
      ...(options.instrumentations ?? []),
    ],
  });
  sdk.start();
  const budgets = startBudgets(options.budgets, {
    collectorUrl: collectorUrlOf(options),
    headers: collectorHeaders(),
    serviceName: options.serviceName,
  });
  for (const given of takeGiven()) instrumentations.instrument(given);
  const teller = new SdkTeller();
  const modules = watchModules(instrumentations.all, { onUnsupported: (sighting) => teller.tellProblems(sighting) });
  const sdks = (): readonly SdkReport[] => modules.report().map((each) => sdkReportOf(each, instrumentations.isGiven(each.sdk)));
  // When the program gives way for the first time: its start is not delayed.
  const firstRefresh = setImmediate(() => void book?.refresh()).unref();
  const stopSending = options.baggage?.outbound === undefined ? () => {} : sendAttribution(options.baggage.outbound);
  const stopGiving = options.onCall === undefined ? () => {} : onCall(options.onCall);

  const forceFlush = async (): Promise<void> => {
    // Metrics last: they count what the others could not deliver.
    await settle([results.forceFlush(), events.forceFlush(), ...exporting.map((processor) => processor.forceFlush())]);
    await settle([flushMetrics()]);
  };
  const endOpenCalls = async (): Promise<void> => {
    endOpenGenerators();
    instrumentations.endOpenCalls();
    await network?.endOpenCalls();
    aiSdk?.endOpenCalls();
  };
  /** Before the last exports: calls that are still open end, and what nobody would take is not tried for long. */
  const prepareEnd = async (): Promise<boolean> => {
    await endOpenCalls();
    const endpoints = otlpEndpointsFromEnv();
    if (endpoints.length === 0 || (await gate.holdUntil(isReachable(endpoints, END_PROBE_MS)))) return true;
    diag.error(`spancost: nobody listens at ${endpoints.join(' or ')}; the telemetry of the last moments is lost`);
    return false;
  };
  const flushOnExit = async (): Promise<void> => {
    if (await prepareEnd()) await givenUpAfter(END_MS, forceFlush);
  };
  if (options.flushOnExit ?? true) process.once('beforeExit', flushOnExit);
  const instrumented = readiness(modules, requiredOf(options.require), sdks, teller);
  return {
    ready: budgets === undefined ? instrumented : withBudgets(instrumented, budgets.ready),
    report: () => reportOf(sdks(), network),
    instrument: (given) => instrumentations.instrument(given),
    forceFlush,
    shutdown: async () => {
      process.off('beforeExit', flushOnExit);
      clearImmediate(firstRefresh);
      book?.stop();
      budgets?.stop();
      stopSending();
      await endOpenCalls();
      network?.disable();
      aiSdk?.disable();
      await givenUpAfter(END_MS, () => settle([events.shutdown()]).then(() => settle([sdk.shutdown()])));
      stopGiving();
    },
  };
}

function networkOf(
  options: RegisterOptions,
  onFirst: NonNullable<NetworkInstrumentationConfig['onFirst']>,
): NetworkInstrumentation | undefined {
  const { network } = options;
  if (network === false) return undefined;
  return new NetworkInstrumentation(withCapture(captureContentOf(options), { onFirst, ...(typeof network === 'object' ? network : {}) }));
}

function reportOf(sdks: readonly SdkReport[], network: NetworkInstrumentation | undefined): Report {
  const seen = network?.seen().map((calls) => networkCallsOf(calls, sdks)) ?? [];
  return { isStarted: true, sdks, network: { isWatched: network !== undefined, seen, notWatched: NOT_WATCHED } };
}

/** Whether some SDK is behind the global tracer provider; an unused proxy hands out the API's one no-op provider. */
function hasTracerProvider(): boolean {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegate() !== new ProxyTracerProvider().getDelegate();
}

function collectorBook(options: RegisterOptions): CollectorBook | undefined {
  if (options.collectorUrl === false) return undefined;
  return new CollectorBook({ collectorUrl: collectorUrlOf(options), headers: collectorHeaders() });
}

/** Ready when the budgets are known too, or cannot be; nobody has to wait for it. */
function withBudgets(instrumented: Promise<void>, budgets: Promise<void>): Promise<void> {
  const both = instrumented.then(() => budgets);
  both.catch(() => {});
  return both;
}

async function flushMetrics(): Promise<void> {
  const provider: { forceFlush?(): Promise<void> } = metrics.getMeterProvider() as object;
  await provider.forceFlush?.();
}

/** Waits for all; what fails is told to OpenTelemetry's diagnostics, never to the application. */
async function settle(work: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected') diag.error('spancost: telemetry could not be sent', result.reason);
  }
}
