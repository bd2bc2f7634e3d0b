import { SpanKind } from '@opentelemetry/api';
import { COLLECTOR_SPANS } from '@spancost/conventions';
import type { ForwardTarget } from '../config/config.ts';
import type { ForwardOutcome } from '../metrics/request-counters.ts';
import { CONTENT_TYPES, type Encoding } from '../otlp/decode.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { TelemetrySignal } from '../ledger/signal.ts';
import { OtlpDelivery } from './otlp-delivery.ts';

export interface ForwarderOptions {
  readonly signal: TelemetrySignal;
  readonly target: ForwardTarget;
  readonly tracing: Tracing;
  readonly onOutcome: (signal: TelemetrySignal, outcome: ForwardOutcome, error?: Error) => void;
}

/**
 * Hands requests of one signal on. Whatever the target does, the sender has been answered already: what it does not take
 * is counted as `failed`, what comes while too many requests are under way as `dropped`.
 */
export class Forwarder {
  readonly #options: ForwarderOptions;
  readonly #deliveries: Readonly<Record<Encoding, OtlpDelivery>>;
  #underWay = 0;

  constructor(options: ForwarderOptions) {
    this.#options = options;
    this.#deliveries = {
      protobuf: new OtlpDelivery(options.target, CONTENT_TYPES.protobuf),
      json: new OtlpDelivery(options.target, CONTENT_TYPES.json),
    };
  }

  /** Returns at once. */
  forward(body: Uint8Array, encoding: Encoding): void {
    void this.#deliver(body, encoding);
  }

  /** Waits for the requests under way, each of which ends with its timeout. */
  async close(): Promise<void> {
    await Promise.all([this.#deliveries.protobuf.close(), this.#deliveries.json.close()]);
  }

  async #deliver(body: Uint8Array, encoding: Encoding): Promise<void> {
    const { signal, target, tracing, onOutcome } = this.#options;
    if (this.#underWay >= target.concurrency) {
      onOutcome(signal, 'dropped', new Error(`${this.#underWay} requests to ${target.endpoint} are under way already`));
      return;
    }
    this.#underWay += 1;
    const error = await tracing.step(COLLECTOR_SPANS.forward, () => this.#deliveries[encoding].send(body), {}, SpanKind.CLIENT);
    this.#underWay -= 1;
    if (error === undefined) onOutcome(signal, 'delivered');
    else onOutcome(signal, 'failed', error);
  }
}
