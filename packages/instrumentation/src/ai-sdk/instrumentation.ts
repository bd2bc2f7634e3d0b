import { onCallBegun } from '../begun-calls.ts';
import { TracingInstrumentation } from '../tracing-instrumentation.ts';
import { VERSION } from '../version.ts';
import { askingIntegration } from './asking-integration.ts';
import { CalledBack } from './called-back.ts';
import { ChannelCalls } from './channel-calls.ts';
import type { AiSdkInstrumentationConfig } from './config.ts';
import { MODEL_CALLS } from './content.ts';
import { ModelCallGate } from './model-call-gate.ts';
import { ModelCalls } from './model-calls.ts';
import { addIntegration } from './own-telemetry.ts';
import { AI_SDK_SCOPE } from './scope.ts';
import { watchTelemetryChannel } from './telemetry-channel.ts';

/**
 * The Vercel AI SDK without its own telemetry: of version 7 a span for each operation, step and tool; of 6 and 7 one for each call of
 * a model that nobody else measures, as of a provider that speaks a protocol of its own. It patches and imports nothing; where the
 * AI SDK makes spans by itself, it makes none.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new NetworkInstrumentation(), new AiSdkInstrumentation()] });
 */
export class AiSdkInstrumentation extends TracingInstrumentation {
  readonly #calls: ModelCalls;
  readonly #channel: ChannelCalls;
  readonly #calledBack: CalledBack;
  readonly #asking: object;
  #stop: (() => void) | undefined;

  constructor(config: AiSdkInstrumentationConfig = {}) {
    // The base class would enable it before it has fields.
    super(AI_SDK_SCOPE, VERSION, { ...config, enabled: false });
    const report = (step: string, failure: unknown): void => this.report(step, failure);
    this.#calls = new ModelCalls(
      () => this.activeTracer(),
      report,
      (reader, span, from, request) => {
        const capture = this.contentCapture(from);
        return capture === undefined ? reader : this.recording(reader, span, capture, () => ({ dialect: MODEL_CALLS, request }));
      },
    );
    this.#channel = new ChannelCalls(this.#calls, report);
    this.#calledBack = new CalledBack(this.#calls, this.#channel, report);
    this.#asking = askingIntegration(new ModelCallGate(() => this.activeTracer(), this));
    this.setConfig({ ...config, enabled: config.enabled ?? true });
    if (config.enabled ?? true) this.enable();
  }

  override enable(): void {
    this.#stop ??= this.#start();
  }

  override disable(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Ends what is not over, for the end of the process. */
  endOpenCalls(): void {
    this.#channel.endOpenSpans();
    this.#calls.endOpenCalls();
  }

  protected override init(): [] {
    return [];
  }

  #start(): () => void {
    const ends = [
      watchTelemetryChannel(this.#channel),
      addIntegration(this.#calledBack.integration),
      addIntegration(this.#asking),
      onCallBegun(
        (call) => this.#calls.begun(call),
        (step, failure) => this.report(step, failure),
      ),
    ];
    return () => {
      for (const end of ends) end();
    };
  }
}
