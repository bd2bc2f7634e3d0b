import { finished, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ExportFormat } from '@spancost/api';
import type { LinesQuery, LineReader } from '../ledger/ledger-lines.ts';
import { EXPORT_FILES } from './export-files.ts';

/** Each holds on to a moment of the ledger and takes processor time; more of them would only all take longer. */
const AT_ONCE = 2;

/** How long a client may take nothing before its export ends, in milliseconds. */
const STALL_MS = 120_000;

export interface ExportsOptions {
  readonly reader: LineReader;
  /** Milliseconds; two minutes unless told. */
  readonly stallMs?: number;
}

export type ExportQuery = Omit<LinesQuery, 'form'>;

/** The files that are being read out of the ledger, so many at once. */
export class Exports {
  readonly #reader: LineReader;
  readonly #stallMs: number;
  readonly #running = new Set<Promise<void>>();
  readonly #files = new Set<Readable>();
  #stopped = false;

  constructor({ reader, stallMs = STALL_MS }: ExportsOptions) {
    this.#reader = reader;
    this.#stallMs = stallMs;
  }

  /**
   * A file with the ledger as it is now, made while it is read: nothing of it is kept anywhere. Undefined where as many as there may be
   * are under way. Whoever reads it ends it by destroying it; it ends with an error where nobody reads it for two minutes.
   */
  async begin(query: ExportQuery, format: ExportFormat): Promise<Readable | undefined> {
    if (this.#stopped || this.#running.size >= AT_ONCE) return undefined;
    const { promise: running, resolve } = Promise.withResolvers<void>();
    this.#running.add(running);
    const ended = (): void => {
      this.#running.delete(running);
      resolve();
    };
    try {
      const { form, bytesOf } = EXPORT_FILES[format];
      const lines = await this.#reader.linesOf({ ...query, form });
      const file = this.#watched(bytesOf(lines));
      file.once('close', () => {
        lines.close();
        ended();
      });
      if (this.#stopped) file.destroy(new Error(STOPPING));
      return file;
    } catch (error) {
      ended();
      throw error;
    }
  }

  /** Ends what is under way, and lets nothing begin; what was sent has no end, so that nobody takes it for whole. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const file of this.#files) file.destroy(new Error(STOPPING));
    await Promise.all(this.#running);
  }

  #watched(bytes: AsyncIterable<Uint8Array>): Readable {
    const stalled = (): void => void file.destroy(new Error(`nobody read the export for ${this.#stallMs / 1000} seconds`));
    const file: Readable = Readable.from(inTurns(bytes, this.#stallMs, stalled), { objectMode: false });
    this.#files.add(file);
    // Whoever sends it hears of its errors too; here they end nothing but the file.
    finished(file, () => this.#files.delete(file));
    return file;
  }
}

const STOPPING = 'the collector stops';

/** Lets others in after each piece, and tells when nobody comes for the next. */
async function* inTurns(bytes: AsyncIterable<Uint8Array>, stallMs: number, stalled: () => void): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    const timer = setTimeout(stalled, stallMs);
    try {
      yield piece;
    } finally {
      clearTimeout(timer);
    }
    await setImmediate();
  }
}
