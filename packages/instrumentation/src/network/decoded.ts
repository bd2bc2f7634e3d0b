import * as zlib from 'node:zlib';

/** Takes bytes as they came over the wire, and gives them decoded to whoever made it. */
export interface Decoder {
  write(bytes: Uint8Array): void;
  /** No more bytes come; `done` is called when all of them are given. */
  end(done: () => void): void;
}

/** What a body that was cut may end with: whatever of it can be decoded. */
const CUT_OFF_TOO = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

/**
 * A decoder of a `content-encoding`, which gives the bytes to `take`; undefined for an encoding that is not known. Decoding is
 * done beside the application's own, in libuv's threads; what cannot be decoded ends it.
 */
export function decoderOf(encoding: string, take: (bytes: Uint8Array) => void): Decoder | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return { write: take, end: (done) => done() };
  const stream = decompressorOf(name);
  if (stream === undefined) return undefined;
  let closed = false;
  let whenClosed: (() => void) | undefined;
  stream.on('data', (bytes: Uint8Array) => take(bytes));
  stream.once('error', () => stream.destroy());
  stream.once('close', () => {
    closed = true;
    whenClosed?.();
  });
  return {
    write: (bytes) => void (stream.writable && stream.write(bytes)),
    end(done) {
      if (closed) return done();
      whenClosed = done;
      if (stream.writable) stream.end();
    },
  };
}

function decompressorOf(name: string): ReturnType<typeof zlib.createGunzip> | undefined {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(CUT_OFF_TOO);
    case 'deflate':
      return zlib.createInflate(CUT_OFF_TOO);
    case 'br':
      return zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
    case 'zstd':
      // By its module: an import of what an older Node does not have would keep the application from starting.
      return 'createZstdDecompress' in zlib ? zlib.createZstdDecompress({ finishFlush: zlib.constants.ZSTD_e_flush }) : undefined;
    default:
      return undefined;
  }
}
