import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LimitsConfig } from '../../config/config.ts';
import { decompress, tooLarge } from './decompress.ts';
import { Gate } from '../../scheduling/gate.ts';
import { HttpError } from '../http-error.ts';
import { InFlight, type Share } from './in-flight.ts';

export interface IntakeOptions {
  readonly limits: Pick<LimitsConfig, 'bodyBytes' | 'decompressedBodyBytes' | 'inFlightBytes'>;
  /** Why nothing more can be recorded for now, as `50000 reports wait for the ledger`; undefined if it can. */
  readonly isFull: () => string | undefined;
}

/** What a field, attribute or list entry takes once it is decoded: measured 40 to 75 bytes without its text. */
export const BYTES_PER_VALUE = 100;

/** As many as libuv has threads for; each holds a window of some megabytes. */
const DECOMPRESSED_AT_ONCE = 4;

/** Bytes of a body above `limits.body` that are let go by, so that its sender reads why it was refused. */
const LET_GO_BY = 64 * 1024 * 1024;

/**
 * The way in for bodies: within the memory that all of them may take, one decoded at a time, each a little at a time. What there
 * is no room for is turned away before its body is read, or else before it is decompressed or decoded further.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #inFlight: InFlight;
  readonly #shares = new WeakMap<FastifyRequest, Share>();
  readonly #decompressing = new Gate(DECOMPRESSED_AT_ONCE);
  readonly #decoding = new Gate(1);

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#inFlight = new InFlight(options.limits.inFlightBytes);
  }

  /** Bytes that requests under way hold. */
  get bytes(): number {
    return this.#inFlight.bytes;
  }

  /** Lets all routes of a plugin take bodies by {@link work} only; they come as they were sent. */
  guard(app: FastifyInstance, contentTypes: readonly string[]): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser([...contentTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.addHook('onRequest', (request, reply) => this.#admit(request, reply));
  }

  async #admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.method !== 'POST') return;
    const { bodyBytes } = this.#options.limits;
    // A body whose length is not told may become as large as a body can be.
    const bytes = request.headers['content-length'] === undefined ? bodyBytes : Number(request.headers['content-length']);
    if (bytes > bodyBytes) {
      // What is still larger the server refuses, and closes the connection.
      if (bytes > LET_GO_BY) return;
      await discard(request.raw);
      throw new HttpError(413, 'The body is larger than limits.body; send smaller batches or raise it');
    }
    try {
      this.#shares.set(request, this.#shareOf(bytes, reply));
    } catch (error) {
      await discard(request.raw);
      throw error;
    }
  }

  #shareOf(bytes: number, reply: FastifyReply): Share {
    const problem = this.#options.isFull();
    if (problem !== undefined) throw this.#inFlight.overloaded(problem);
    const share = this.#inFlight.share();
    share.take(bytes);
    reply.raw.once('close', () => share.end());
    return share;
  }

  /**
   * The result of work on a request's body, without its encoding. What the work takes of the share stays taken until it ends.
   *
   * @throws HttpError 503 without room, 413 above a limit, 415 for an unknown encoding; DecodingError for what is not so encoded.
   */
  work<T>(request: FastifyRequest, task: (body: Buffer, share: Share) => Promise<T>): Promise<T> {
    const share = this.#shares.get(request) ?? this.#inFlight.share();
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return share.during(async () => {
      if (request.headers['content-length'] === undefined) share.giveBack(this.#options.limits.bodyBytes - body.length);
      return task(await this.#plain(body, request.headers['content-encoding'], share), share);
    });
  }

  /** Lets a body be decoded when those that came before it are. */
  decode<T>(task: () => Promise<T>): Promise<T> {
    return this.#decoding.pass(task);
  }

  async #plain(body: Buffer, contentEncoding: string | undefined, share: Share): Promise<Buffer> {
    const maxBytes = this.#options.limits.decompressedBodyBytes;
    const encoding = contentEncoding?.trim().toLowerCase() ?? 'identity';
    if (encoding !== 'identity' && encoding !== '')
      return this.#decompressing.pass(() => decompress(body, encoding, { maxBytes, take: (bytes) => share.take(bytes) }));
    if (body.length > maxBytes) throw tooLarge(maxBytes);
    return body;
  }
}

/**
 * Lets a body go by, piece by piece, and returns when it has: a sender that is still sending when its connection is closed may
 * never read the answer.
 */
async function discard(body: IncomingMessage): Promise<void> {
  try {
    await finished(body.resume(), { writable: false });
  } catch {
    // The sender has gone, and needs no answer.
  }
}
