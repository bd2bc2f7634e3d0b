import { context, SpanKind, trace, type Attributes, type Context, type Span, type Tracer, type TracerProvider } from '@opentelemetry/api';
import { InstrumentationBase, InstrumentationNodeModuleDefinition, type InstrumentationConfig } from '@opentelemetry/instrumentation';
import type { AnswerReader } from './answer/answer-reader.ts';
import type { CallSpan } from './call-span.ts';
import type { ModuleInstrumentation } from './load/module-instrumentation.ts';
import { isSupportedVersion, rangeOf, type SupportedVersions } from './supported-versions.ts';

/** What an instrumentation says about one call before it is sent. */
export interface CallDescription {
  /** `{operation} {request model}`. */
  readonly spanName: string;
  /** What is known at the start; a sampler sees nothing else. */
  readonly attributes: Attributes;
  readonly reader: AnswerReader;
}

/** What whoever can still read an answer holds: its garbage collection means that nobody can any more. */
export interface CallHolder {
  readonly call: CallSpan | undefined;
}

/**
 * What the instrumentations of all SDKs share: where their spans go, how their modules are found, and that calls which nobody
 * reads to the end are ended. The base constructor calls `init()` and `enable()` before fields exist, so both use only what is
 * on the prototype.
 */
export abstract class SdkInstrumentation<C extends InstrumentationConfig = InstrumentationConfig>
  extends InstrumentationBase<C>
  implements ModuleInstrumentation
{
  readonly #reported: Set<string> = new Set();
  readonly #abandoned: FinalizationRegistry<CallSpan>;
  /** Calls that may still be read or dropped. */
  readonly #open: Set<CallSpan> = new Set();
  #provider: TracerProvider | undefined;

  constructor(name: string, version: string, config: C) {
    super(name, version, config);
    this.#abandoned = new FinalizationRegistry((call) => this.#abandon(call));
  }

  /** Package of the SDK. */
  abstract get moduleName(): string;
  /** Files of the SDK that define the class, as paths in the package without extension. */
  abstract get clientFiles(): readonly string[];
  /** Class in the SDK that owns the requests. */
  abstract get clientExport(): string;
  /** Versions of the SDK that are known to be built as this package expects. */
  abstract get supportedVersions(): SupportedVersions;

  /**
   * Instruments an SDK that the loader could not see (bundled, or loaded in another way): its client class or the module
   * that exports it. Doing it twice changes nothing.
   * @returns whether there was a client class to instrument
   */
  abstract manuallyInstrument(target: unknown): boolean;

  /** Whether a version of the SDK is instrumented. */
  supports(version: string): boolean {
    return isSupportedVersion(version, this.supportedVersions);
  }

  /** Spans go to this provider from now on; without one they go to the global provider of the moment of the call. */
  override setTracerProvider(provider: TracerProvider): void {
    super.setTracerProvider(provider);
    // The proxy of one copy of the API never learns of a provider that was registered through another copy.
    this.#provider = 'getDelegate' in provider ? undefined : provider;
  }

  /**
   * Ends the call when nobody holds its holder any more. Only for calls whose answer may be dropped unread: the registry
   * costs more than all else about a call that is simply awaited.
   */
  watchAbandoned(holder: CallHolder): void {
    const { call } = holder;
    if (call === undefined || call.settled || call.ender === 'sdk') return;
    this.#abandoned.register(holder, call, call);
    this.#open.add(call);
    call.onSettled = () => {
      this.#abandoned.unregister(call);
      this.#open.delete(call);
    };
  }

  /** Ends the calls whose answers nobody has finished reading: for the end of the process, when nobody will. */
  endOpenCalls(): void {
    for (const call of this.#open) this.#abandon(call);
  }

  /** Tells a failure of this package to OpenTelemetry's diagnostics, the first time that a step fails. */
  report(step: string, failure: unknown): void {
    if (this.#reported.has(step)) return;
    this.#reported.add(step);
    this._diag.error(`${step} failed; the call itself is not affected, and this is not reported again`, failure);
  }

  /** The tracer of this moment. */
  protected activeTracer(): Tracer {
    return this.#provider === undefined ? trace.getTracer(this.instrumentationName, this.instrumentationVersion) : this.tracer;
  }

  /** The provider that spans go to. */
  protected activeProvider(): TracerProvider {
    return this.#provider ?? trace.getTracerProvider();
  }

  /** A span of ours for a call. */
  protected ownSpan(call: CallDescription): Span {
    return this.activeTracer().startSpan(call.spanName, { kind: SpanKind.CLIENT, attributes: call.attributes });
  }

  /** What is active while the SDK makes the call of a span. */
  protected contextOf(span: Span): Context {
    return trace.setSpan(context.active(), span);
  }

  /** As {@link watchAbandoned}, of a span that the SDK ends: it may leave it open even after the call is over. */
  protected watchForGood(holder: CallHolder, call: CallSpan): void {
    this.#abandoned.register(holder, call);
    this.#open.add(call);
    call.onSettled = () => this.#open.delete(call);
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return new InstrumentationNodeModuleDefinition(this.moduleName, [rangeOf(this.supportedVersions)], (exports: unknown) => {
      try {
        this.manuallyInstrument(exports);
      } catch (failure) {
        this.report('instrumenting a module', failure);
      }
      return exports;
    });
  }

  #abandon(call: CallSpan): void {
    try {
      call.abandoned();
    } catch (failure) {
      this.report('ending an abandoned call', failure);
    }
  }
}
