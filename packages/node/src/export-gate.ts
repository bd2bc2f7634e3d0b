import { ExportResultCode, type ExportResult } from '@opentelemetry/core';

interface Exporter<T> {
  export(items: T, done: (result: ExportResult) => void): void;
}

/**
 * Holds exports back while a process that ends finds out whether somebody is there to take them. An export that has
 * begun keeps the process alive for all its retries; one that is held does not.
 */
export class ExportGate {
  #decision: Promise<boolean> | undefined;

  /** Lets the exports of this exporter through, or holds them while a decision is pending. Returns the exporter. */
  guard<T, E extends Exporter<T>>(exporter: E & Exporter<T>): E {
    const send = exporter.export.bind(exporter);
    exporter.export = (items, done) => {
      if (this.#decision === undefined) return send(items, done);
      void this.#decision.then((through) =>
        through ? send(items, done) : done({ code: ExportResultCode.FAILED, error: new CollectorAwayError() }),
      );
    };
    return exporter;
  }

  /** Holds what is exported from now on until the decision: true sends it, false fails it. Never rejects. */
  async holdUntil(decision: Promise<boolean>): Promise<boolean> {
    this.#decision = decision.catch(() => true);
    const through = await this.#decision;
    if (through) this.#decision = undefined;
    return through;
  }
}

/** Nobody was there to take the telemetry of a process that ended. */
class CollectorAwayError extends Error {
  override readonly name = 'CollectorAwayError';

  constructor() {
    super('the process ends and nobody listens at the OTLP endpoint');
  }
}
