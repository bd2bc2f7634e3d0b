import { constants, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { DecodingError } from '../../otlp/decoding-error.ts';
import { HttpError } from '../http-error.ts';

/** The part of a decompressing stream that is used here. */
interface Decompressor extends AsyncIterable<Buffer> {
  /** Bytes that it has read of its input. */
  readonly bytesWritten: number;
  end(body: Uint8Array): unknown;
}

/** Bytes that are decompressed at a time: each piece waits for a turn of the event loop. */
const PIECE = 256 * 1024;

/** Every decoder of zstd must manage windows of 8 MiB; a larger one is refused before memory is taken for it. */
const ZSTD_WINDOW_LOG = 23;

const DECOMPRESSORS: Readonly<Record<string, (maxBytes: number) => Decompressor>> = {
  gzip: () => createGunzip({ chunkSize: PIECE }),
  'x-gzip': () => createGunzip({ chunkSize: PIECE }),
  deflate: () => createInflate({ chunkSize: PIECE }),
  zstd: (maxBytes) => {
    // A frame that is one segment has a window of its content's size.
    const windowLog = Math.min(31, Math.max(ZSTD_WINDOW_LOG, Math.ceil(Math.log2(maxBytes))));
    return createZstdDecompress({ chunkSize: PIECE, params: { [constants.ZSTD_d_windowLogMax]: windowLog } });
  },
};

/** Frames of zstd that a body may have: senders write one, or one each time that they flush. */
const MAX_FRAMES = 1000;

/** The values of Content-Encoding that are understood besides `identity`. */
const ENCODINGS: readonly string[] = ['gzip', 'deflate', 'zstd'];

export interface DecompressOptions {
  readonly maxBytes: number;
  /** Asked for room before each piece is kept; throws if there is none. */
  readonly take: (bytes: number) => void;
}

/**
 * A body without its encoding, read piece by piece: what is larger than allowed is given up as soon as it is. A body may be
 * several members of gzip or frames of zstd, one behind the other; nothing else may follow them.
 *
 * @throws HttpError 415 for an encoding that is not known, 413 above the limit; DecodingError for what is not so encoded.
 */
export async function decompress(body: Buffer, encoding: string, { maxBytes, take }: DecompressOptions): Promise<Buffer> {
  const create = Object.hasOwn(DECOMPRESSORS, encoding) ? DECOMPRESSORS[encoding] : undefined;
  if (create === undefined)
    throw new HttpError(415, `Content-Encoding "${encoding.slice(0, 40)}" is not known; use ${ENCODINGS.join(', ')} or identity`);
  const pieces: Buffer[] = [];
  let bytes = 0;
  let rest: Buffer = body;
  for (let frames = 1; frames === 1 || rest.length > 0; frames += 1) {
    if (frames > MAX_FRAMES) throw notSoEncoded(encoding, new Error(`it has more than ${MAX_FRAMES} frames`));
    const stream = create(maxBytes);
    stream.end(rest);
    try {
      for await (const piece of stream) {
        bytes += piece.length;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        take(piece.length);
        pieces.push(piece);
      }
    } catch (error) {
      throw error instanceof HttpError ? error : notSoEncoded(encoding, error);
    }
    // The decoder of zstd ends with the first frame, and inflating with the first stream; that of gzip goes on by itself.
    if (stream.bytesWritten === 0) throw notSoEncoded(encoding, new Error('unexpected end of file'));
    rest = rest.subarray(stream.bytesWritten);
    if (rest.length > 0 && encoding === 'deflate') throw notSoEncoded(encoding, new Error(`${rest.length} bytes follow its end`));
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, bytes);
}

export function tooLarge(maxBytes: number): HttpError {
  return new HttpError(
    413,
    `The body is larger than ${maxBytes} bytes after decompression; send smaller batches or raise limits.decompressed_body`,
  );
}

function notSoEncoded(encoding: string, error: unknown): DecodingError {
  return new DecodingError(
    `The body is not ${encoding}, although its Content-Encoding says so: ${error instanceof Error ? error.message : String(error)}`,
    { cause: error },
  );
}
