import type { FastifyBaseLogger } from 'fastify';
import type { TlsConfig } from '../config/config.ts';
import { watchFile } from '../files/watch-file.ts';
import { certificateEnd, readTls, type TlsContent } from './read-tls.ts';

/** How often the files are looked at, in milliseconds; what changed is read at the second look. */
const LOOK_EVERY_MS = 1000;

export interface WatchTlsOptions {
  readonly tls: TlsConfig;
  /** Takes the new certificate for connections to come. */
  readonly use: (content: TlsContent) => void;
  readonly log: FastifyBaseLogger;
  /** Default: 1000. */
  readonly everyMs?: number;
}

/**
 * Takes a certificate that is renewed on disk without a restart. Files that cannot be used, or of which only one has changed
 * yet, are logged and change nothing. Returns what ends the watching.
 */
export function watchTls({ tls, use, log, everyMs = LOOK_EVERY_MS }: WatchTlsOptions): () => void {
  let used = '';
  // Each of the files tells of its change; what is read is all of them.
  const take = (): void => {
    try {
      const content = readTls(tls);
      const read = [content.cert, content.key, content.ca].map((file) => file?.toString('latin1') ?? '').join();
      if (read === used) return;
      use(content);
      used = read;
      log.info({ cert: tls.cert, validTo: new Date(certificateEnd(content)).toISOString() }, 'the certificate in use');
    } catch (error) {
      log.error({ err: error }, 'the certificate on disk cannot be used; the one that was in use before stays');
    }
  };
  const files = [tls.cert, tls.key, ...(tls.clientCa === undefined ? [] : [tls.clientCa])];
  const stops = files.map((file) => watchFile(file, everyMs, take));
  return () => {
    for (const stop of stops) stop();
  };
}
