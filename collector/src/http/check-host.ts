import type { FastifyRequest } from 'fastify';
import { isLoopbackAddress } from '../access/loopback.ts';
import { HttpError } from './http-error.ts';

/**
 * What is wrong with a request to a collector without tokens that does not name its own machine. A page in a browser can let
 * its own name point to 127.0.0.1 and read what is there as if it were its own; it cannot send another `Host`.
 */
export function checkHost({ host, hostname }: Pick<FastifyRequest, 'host' | 'hostname'>): HttpError | undefined {
  const name = hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  // HTTP/1.0 needs no Host, and no browser speaks it.
  if (host === '' || name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name)) return undefined;
  return new HttpError(
    403,
    'Without tokens this collector answers its own machine only, as localhost or 127.0.0.1; add auth.tokens to reach it by another name',
  );
}
