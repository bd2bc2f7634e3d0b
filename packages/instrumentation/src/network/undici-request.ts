/**
 * What undici publishes of a request, as read in the undici of Node 22 (6.28) and Node 24 (7.29) and in npm's 6.29 and 7.30.
 *
 * @see https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
 */
export interface UndiciRequest {
  readonly origin?: unknown;
  readonly method?: unknown;
  readonly path?: unknown;
  readonly headers?: unknown;
}

/** Told of one request, in the order in which it happens. */
export interface RequestWatcher {
  /** The next bytes of the request's body. */
  sent(chunk: Uint8Array): void;
  /** The request is sent as a whole. */
  bodySent(): void;
  /** The head of the answer has come. */
  answered(status: number, headers: unknown): void;
  /** The next bytes of the answer, as they came over the wire. */
  received(chunk: Uint8Array): void;
  /** The answer is complete. */
  completed(): void;
  /** The request failed, or its caller gave it up. */
  failed(error: unknown): void;
}
