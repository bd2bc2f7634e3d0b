import Fastify, { type FastifyBaseLogger } from 'fastify';

/** A real logger, and the lines that it has written. */
export function recordingLogger(level: 'trace' | 'info' | 'warn'): { readonly logger: FastifyBaseLogger; readonly lines: string[] } {
  const lines: string[] = [];
  const { log } = Fastify({ logger: { level, stream: { write: (line) => void lines.push(line) } } });
  return { logger: log, lines };
}
