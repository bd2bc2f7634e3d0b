import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import { DecodingError } from '../otlp/decoding-error.ts';
import { HttpError } from './http-error.ts';

const INFLATERS: Readonly<Record<string, typeof gunzip>> = { gzip: gunzip, 'x-gzip': gunzip, deflate: inflate };

/**
 * A request's body without its content encoding, never more than `maxBytes` of it in memory.
 *
 * @throws HttpError 415 for an encoding that is not known, 413 above the limit; DecodingError for what is not so encoded.
 */
export async function readBody(body: Buffer, contentEncoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const encoding = contentEncoding?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') {
    if (body.length > maxBytes) throw tooLarge(maxBytes);
    return body;
  }
  const decompress = INFLATERS[encoding];
  if (decompress === undefined)
    throw new HttpError(415, `Content-Encoding "${encoding.slice(0, 40)}" is not known; use gzip, deflate or identity`);
  try {
    return await promisify<Buffer, { maxOutputLength: number }, Buffer>(decompress)(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new DecodingError(
      `The body is not ${encoding}, although its Content-Encoding says so: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError(
    413,
    `The body is larger than ${maxBytes} bytes after decompression; send smaller batches or raise limits.decompressed_body`,
  );
}
