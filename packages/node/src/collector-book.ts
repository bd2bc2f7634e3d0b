import { context, diag } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { packagedPricer, Pricer } from '@spancost/prices';
import { bookFromCollector } from './book-from-collector.ts';
import { getText } from './get-text.ts';

/** Path of the price book on a collector. */
const BOOK_PATH = '/api/v1/prices/book';

export interface CollectorBookOptions {
  /** Where the collector is, `http://collector:4318`. */
  readonly collectorUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: five minutes. */
  readonly refreshMs?: number;
  /** Default: two seconds. */
  readonly timeoutMs?: number;
}

/**
 * The collector's price book, kept fresh by ETag in the background, so that the application's provisional prices are the
 * ledger's. Until the first answer, and whenever there is none, the last book that was good stays in force; the first is
 * the packaged one.
 */
export class CollectorBook {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;
  readonly #timer: NodeJS.Timeout;
  readonly #stopped = new AbortController();
  #pricer: Pricer = packagedPricer;
  #etag: string | undefined;

  constructor(options: CollectorBookOptions) {
    this.#url = options.collectorUrl.replace(/\/+$/, '') + BOOK_PATH;
    this.#headers = options.headers ?? {};
    this.#timeoutMs = options.timeoutMs ?? 2000;
    this.#timer = setInterval(() => void this.refresh(), options.refreshMs ?? 300_000);
    this.#timer.unref();
  }

  /** The prices in force now. */
  get pricer(): Pricer {
    return this.#pricer;
  }

  /** Asks the collector once; true if a new book came. Never throws. */
  async refresh(): Promise<boolean> {
    try {
      return await context.with(suppressTracing(context.active()), () => this.#fetch());
    } catch (error) {
      diag.debug(`spancost: no price book from ${this.#url}; the last one stays in force`, error);
      return false;
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopped.abort();
  }

  async #fetch(): Promise<boolean> {
    const headers = { ...this.#headers, ...(this.#etag === undefined ? {} : { 'if-none-match': this.#etag }) };
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(this.#timeoutMs)]);
    const { status, etag, text } = await getText(this.#url, headers, signal);
    if (status !== 200) {
      if (status !== 304) diag.debug(`spancost: ${this.#url} answered ${status}; the last price book stays in force`);
      return false;
    }
    this.#pricer = new Pricer(bookFromCollector(JSON.parse(text)));
    this.#etag = etag;
    return true;
  }
}
