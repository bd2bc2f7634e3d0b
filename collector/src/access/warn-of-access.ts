import type { FastifyBaseLogger } from 'fastify';
import { exposureWarning } from '../config/check-exposure.ts';
import { expiringTokens } from '../config/check-tokens.ts';
import type { CollectorConfig } from '../config/config.ts';
import { certificateEnd, readTls } from '../tls/read-tls.ts';

export interface WarnOfAccessOptions {
  readonly config: CollectorConfig;
  /** What is really listened on. */
  readonly addresses: readonly string[];
  readonly log: FastifyBaseLogger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const DAY_MS = 86_400_000;

/** How long before a certificate ends that is warned of; those that are renewed by themselves are before that. */
const AHEAD_MS = 14 * DAY_MS;

/**
 * Warns, now and every day, of what lets others in or will lock them out: plain HTTP that others reach, tokens and a
 * certificate that end within 14 days. Returns what ends it.
 */
export function warnOfAccess(options: WarnOfAccessOptions): () => void {
  const { config, addresses, log, now } = options;
  const exposure = exposureWarning(config, addresses);
  if (exposure !== undefined) log.warn(exposure);
  const warnAhead = (): void => {
    for (const token of expiringTokens(config.auth.tokens, now()))
      log.warn(token, 'a token has expired or soon will; make the next one with "spancost tokens new"');
    const ends = endOfCertificate(config);
    if (ends !== undefined && ends < now() + AHEAD_MS)
      log.warn({ cert: config.tls?.cert, ends: new Date(ends).toISOString() }, 'the certificate has ended or soon will; renew it on disk');
  };
  warnAhead();
  const timer = setInterval(warnAhead, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Of the one on disk; files that cannot be read are told of where they are watched. */
function endOfCertificate({ tls }: CollectorConfig): number | undefined {
  try {
    return tls === undefined ? undefined : certificateEnd(readTls(tls));
  } catch {
    return undefined;
  }
}
