import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Role, TokenConfig } from '../config/config.ts';
import { HttpError } from './http-error.ts';

/** What may be asked without a token. */
const OPEN_PATHS: readonly string[] = ['/healthz', '/readyz'];

/** What an application reads with the token that it sends telemetry with: it prices from the collector's book. */
const BOOK_PATH = '/api/v1/prices/book';

/**
 * Lets a request through or throws. Telemetry needs `ingest`, corrections need `admin`, everything else `viewer`; `ingest`
 * may also read the price book, `admin` may do all. Without any tokens everything is open, which is why the collector then listens on loopback only.
 *
 * @throws HttpError 401 without a known token, 403 if its role is not enough.
 */
export function authorize(request: FastifyRequest, tokens: readonly TokenConfig[]): void {
  const path = request.url.split('?')[0] ?? '';
  if (tokens.length === 0 || OPEN_PATHS.includes(path)) return;
  const role = roleOf(request, tokens);
  if (role === undefined)
    throw new HttpError(401, 'A known token is needed: send it as "Authorization: Bearer <token>"', { 'www-authenticate': 'Bearer' });
  const needed = neededRole(request.method, path);
  if (role === 'ingest' && path === BOOK_PATH && needed === 'viewer') return;
  if (role !== 'admin' && role !== needed) throw new HttpError(403, `This token has the role ${role}; ${needed} is needed here`);
}

function neededRole(method: string, path: string): Role {
  if (path.startsWith('/v1/')) return 'ingest';
  return method === 'GET' || method === 'HEAD' ? 'viewer' : 'admin';
}

/**
 * The role of the token that a request presents, or undefined if it presents no known one. Compares with every token, so that
 * the time it takes tells nothing.
 */
export function roleOf(request: FastifyRequest, tokens: readonly TokenConfig[]): Role | undefined {
  const presented = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (presented === undefined) return undefined;
  const hash = createHash('sha256').update(presented).digest();
  let role: Role | undefined;
  for (const token of tokens) {
    if (timingSafeEqual(hash, Buffer.from(token.sha256, 'hex'))) role = token.role;
  }
  return role;
}
