import { ExportResultCode } from '@opentelemetry/core';
import { createOtlpHttpExportDelegate, httpAgentFactoryFromOptions } from '@opentelemetry/otlp-exporter-base/node-http';
import type { ForwardTarget } from '../config/config.ts';

/** What is sent: the bytes of an OTLP request, as they are. */
type Body = Uint8Array;

/** Hands OTLP requests to a target: with retries, a timeout and a limit of requests under way, and without a queue. */
export class OtlpDelivery {
  readonly #delegate: ReturnType<typeof createOtlpHttpExportDelegate<Body, undefined>>;

  constructor(target: ForwardTarget, contentType: string) {
    this.#delegate = createOtlpHttpExportDelegate<Body, undefined>(
      {
        url: target.endpoint,
        headers: async () => ({ ...target.headers, 'content-type': contentType }),
        timeoutMillis: target.timeoutMs,
        concurrencyLimit: target.concurrency,
        compression: 'none',
        agentFactory: httpAgentFactoryFromOptions({ keepAlive: true }),
        userAgent: 'spancost-collector',
      },
      { serializeRequest: (body) => body, deserializeResponse: () => undefined },
      'spancost-forward',
      { name: 'span', countItems: () => 1 },
      undefined,
    );
  }

  /** Resolves when the target has the request, or with the reason why it does not. Never rejects. */
  send(body: Body): Promise<Error | undefined> {
    return new Promise((resolve) => {
      this.#delegate.export(body, ({ code, error }) =>
        resolve(code === ExportResultCode.SUCCESS ? undefined : (error ?? new Error('the target did not take the request'))),
      );
    });
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await this.#delegate.shutdown();
  }
}
