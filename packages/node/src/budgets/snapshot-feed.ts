import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { context, diag } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { BUDGET_SNAPSHOT_AGE_HEADER, BUDGET_SNAPSHOT_PATH } from '@spancost/conventions';
import { getText, type TextAnswer } from '../get-text.ts';
import type { KnownSnapshot } from './known-snapshot.ts';
import { parseSnapshot } from './parse-snapshot.ts';

export interface SnapshotFeedOptions {
  /** Where the collector is, `http://collector:4318`. */
  readonly collectorUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long after an answer it is asked again, at most. */
  readonly refreshMs: number;
  /** Default: two seconds. */
  readonly timeoutMs?: number;
  /** Told of every answer, with the moment of the ledger that it is of, by `monotonic`. */
  readonly onFresh?: (computedAt: number) => void;
  /** Milliseconds of a clock that only goes forward. Default: that of the process. */
  readonly monotonic?: () => number;
  /** From 0 up to 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** The last good snapshot. */
export interface LatestSnapshot {
  readonly snapshot: KnownSnapshot;
  readonly ageMs: number;
  /** What the collector's clock shows now, in milliseconds since the epoch. */
  readonly collectorNow: number;
}

/** A collector that does not answer is asked less and less often, down to this. */
const MAX_BACKOFF_MS = 30_000;

/** Applications that were started together ask at different times: up to this share earlier than they may. */
const JITTER = 0.2;

/**
 * How budgets stand, asked of the collector again and again in the background, by ETag over one connection that is kept. An
 * answer that cannot be used changes nothing: the last good one stays, and grows old. Keeps no process alive, and never throws.
 */
export class SnapshotFeed {
  readonly #options: SnapshotFeedOptions;
  readonly #url: string;
  readonly #agent: HttpAgent;
  readonly #monotonic: () => number;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<boolean> | undefined;
  #etag: string | undefined;
  #snapshot: KnownSnapshot | undefined;
  /** When the snapshot was computed: by `monotonic`, and by the collector's clock. */
  #computedAt = 0;
  #collectorThen = 0;
  #failures = 0;

  constructor(options: SnapshotFeedOptions) {
    this.#options = options;
    this.#url = options.collectorUrl.replace(/\/+$/, '') + BUDGET_SNAPSHOT_PATH;
    // One socket, which it keeps.
    const agent = { keepAlive: true, maxSockets: 1 };
    this.#agent = this.#url.startsWith('https:') ? new HttpsAgent(agent) : new HttpAgent(agent);
    this.#monotonic = options.monotonic ?? (() => performance.now());
  }

  /** What is known; undefined until the collector has answered for the first time. */
  get latest(): LatestSnapshot | undefined {
    if (this.#snapshot === undefined) return undefined;
    const ageMs = Math.max(0, this.#monotonic() - this.#computedAt);
    return { snapshot: this.#snapshot, ageMs, collectorNow: this.#collectorThen + ageMs };
  }

  /** Begins to ask. Resolves after the first answer, or when there was none in time; then the next is on its way. */
  async start(): Promise<void> {
    await this.refresh();
    this.#schedule();
  }

  /** Asks once, however many want to know; true if there was an answer that can be used. Never rejects. */
  refresh(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped.abort();
    this.#agent.destroy();
  }

  #schedule(): void {
    if (this.#stopped.signal.aborted) return;
    const { refreshMs, random = Math.random } = this.#options;
    const patience = Math.min(refreshMs * 2 ** Math.min(this.#failures, 10), Math.max(refreshMs, MAX_BACKOFF_MS));
    this.#timer = setTimeout(() => void this.start(), patience * (1 - JITTER * random())).unref();
  }

  async #ask(): Promise<boolean> {
    const askedAt = this.#monotonic();
    const headers = { ...this.#options.headers, ...(this.#etag === undefined ? {} : { 'if-none-match': this.#etag }) };
    try {
      const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(this.#options.timeoutMs ?? 2000)]);
      const answer = await context.with(suppressTracing(context.active()), () => getText(this.#url, headers, signal, this.#agent));
      this.#take(answer, askedAt);
      this.#failures = 0;
      return true;
    } catch (error) {
      if (!this.#stopped.signal.aborted) this.#failed(error);
      return false;
    }
  }

  #take({ status, etag, headers, text }: TextAnswer, askedAt: number): void {
    if (status !== 200 && !(status === 304 && this.#snapshot !== undefined)) throw new Error(`it answered ${status}`);
    const computedAt = askedAt - ageOf(headers[BUDGET_SNAPSHOT_AGE_HEADER]);
    if (status === 200) {
      const snapshot = parseSnapshot(JSON.parse(text));
      this.#snapshot = snapshot;
      this.#etag = etag;
      this.#collectorThen = snapshot.asOf;
    } else this.#collectorThen += computedAt - this.#computedAt;
    this.#computedAt = computedAt;
    this.#options.onFresh?.(computedAt);
  }

  /** Told once for as long as it lasts. */
  #failed(error: unknown): void {
    this.#failures += 1;
    const problem = `spancost: no budgets from ${this.#url}; what was known before stays for as long as it is fresh enough`;
    if (this.#failures === 1) diag.warn(problem, error);
    else diag.debug(problem, error);
  }
}

/** What does not say how old it is was computed for this answer. */
function ageOf(header: string | readonly string[] | undefined): number {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : 0;
}
