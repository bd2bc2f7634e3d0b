import { createZstdCompress, deflateRawSync, deflateSync, gzipSync, zstdCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompress } from '../../../src/http/intake/decompress.ts';

const LIMITS = { maxBytes: 100_000, take: () => undefined };

const both = (compress: (text: string) => Buffer): Buffer => Buffer.concat([compress('two '), compress('parts')]);

/** A frame that a decoder may pass over: 3 bytes for somebody else. */
const SKIPPABLE = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

const zstd = (text: string): Buffer => zstdCompressSync(text);

describe('a body without its encoding', () => {
  it.each<[string, string, Buffer, string]>([
    ['gzip', 'gzip', gzipSync('all'), 'all'],
    ['gzip of two members', 'gzip', both((text) => gzipSync(text)), 'two parts'],
    ['x-gzip', 'x-gzip', gzipSync('all'), 'all'],
    ['deflate', 'deflate', deflateSync('all'), 'all'],
    ['zstd', 'zstd', zstd('all'), 'all'],
    ['zstd of two frames', 'zstd', both(zstd), 'two parts'],
    ['zstd with frames to pass over', 'zstd', Buffer.concat([SKIPPABLE, zstd('two '), SKIPPABLE, zstd('parts'), SKIPPABLE]), 'two parts'],
    ['zstd of nothing', 'zstd', zstd(''), ''],
  ])('of %s', async (_, encoding, body, text) => {
    expect((await decompress(body, encoding, LIMITS)).toString()).toBe(text);
  });

  it.each<[string, string, Buffer, RegExp]>([
    ['gzip that is not', 'gzip', Buffer.from('hello'), /not gzip/],
    ['gzip of nothing', 'gzip', Buffer.alloc(0), /unexpected end of file/],
    ['gzip cut short', 'gzip', gzipSync('all').subarray(0, -3), /unexpected end of file/],
    ['gzip with something behind it', 'gzip', Buffer.concat([gzipSync('all'), Buffer.from('x')]), /not gzip/],
    ['deflate without its header', 'deflate', deflateRawSync('all'), /incorrect header/],
    ['deflate with something behind it', 'deflate', Buffer.concat([deflateSync('all'), Buffer.from('xy')]), /2 bytes follow its end/],
    ['zstd that is not', 'zstd', Buffer.from('hello'), /not zstd/],
    ['zstd of no bytes', 'zstd', Buffer.alloc(0), /unexpected end of file/],
    ['zstd cut short', 'zstd', zstd('all').subarray(0, -2), /unexpected end of file/],
    ['zstd whose second frame is cut short', 'zstd', both(zstd).subarray(0, -2), /unexpected end of file/],
    ['zstd with something behind it', 'zstd', Buffer.concat([zstd('all'), Buffer.from('xy')]), /not zstd/],
    ['zstd of 1,001 frames', 'zstd', Buffer.concat(Array.from({ length: 1001 }, () => zstd(''))), /more than 1000 frames/],
    ['gzip said to be zstd', 'zstd', gzipSync('all'), /not zstd/],
    ['zstd said to be gzip', 'gzip', zstd('all'), /not gzip/],
  ])('is refused if it is %s', async (_, encoding, body, says) => {
    await expect(decompress(body, encoding, LIMITS)).rejects.toThrow(says);
  });

  it.each(['br', 'constructor', 'gzip, zstd'])('is refused if the encoding is %s, which is not known', async (encoding) => {
    await expect(decompress(Buffer.alloc(0), encoding, LIMITS)).rejects.toMatchObject({ status: 415 });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['zstd', zstdCompressSync(Buffer.alloc(50_000_000))],
    ['zstd', Buffer.concat(Array.from({ length: 11 }, () => zstdCompressSync(Buffer.alloc(10_000))))],
  ])('of %s is given up as soon as it is above 100,000 bytes', async (encoding, body) => {
    let taken = 0;
    await expect(decompress(body, encoding, { ...LIMITS, take: (bytes) => void (taken += bytes) })).rejects.toMatchObject({ status: 413 });
    expect(taken).toBeLessThanOrEqual(100_000);
  });

  it('of zstd with a window of 128 MiB is refused before memory is taken for it', async () => {
    const compressor = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: 27 } });
    compressor.write(Buffer.alloc(1000));
    compressor.end(Buffer.alloc(1000));
    await expect(decompress(Buffer.concat(await compressor.toArray()), 'zstd', LIMITS)).rejects.toThrow(/too much memory/);
  });
});
