import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalReason } from '@spancost/conventions';
import type { Access } from '../access/access.ts';
import { presentToken, type Presented } from '../access/present-token.ts';
import { routeAccess, type RouteAccess } from '../access/route-access.ts';
import { isLimited, UNLIMITED } from '../access/token-limits.ts';
import type { TokenConfig } from '../config/config.ts';
import { grantAccess } from './access-of.ts';
import { checkHost } from './check-host.ts';
import { HttpError } from './http-error.ts';
import { senderOf, type RateLimiter } from './rate-limiter.ts';

export interface AuthorizeOptions {
  /** Those of this moment. */
  readonly tokens: () => readonly TokenConfig[];
  readonly limiter: RateLimiter;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onRefused: (reason: RefusalReason) => void;
}

/** Whoever asks a collector without tokens, which only its own machine can reach. */
const OWN_MACHINE: Access = { role: 'admin', limits: UNLIMITED };

const REASONS: Readonly<Record<Exclude<Presented['kind'], 'known'>, RefusalReason>> = {
  none: 'no_token',
  unknown: 'unknown_token',
  expired: 'expired_token',
};

/**
 * Lets a request through with the access of its token, or throws: 401 without a token that is known and in force, 403 if
 * its role or its limits are not enough, 429 above the limit of requests. What each route needs is in `route-access.ts`.
 */
export class Authorizer {
  readonly #options: AuthorizeOptions;

  constructor(options: AuthorizeOptions) {
    this.#options = options;
  }

  async authorize(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const route = request.routeOptions.url === undefined ? undefined : routeAccess(request.method, request.routeOptions.url);
    const tokens = this.#options.tokens();
    if (tokens.length === 0) {
      this.#refuseIf(checkHost(request), 'host', request);
      grantAccess(request, OWN_MACHINE);
      if (route?.roles !== 'open') await this.#count(route, `address ${senderOf(request)}`, request, reply);
      return;
    }
    if (route?.roles === 'open') return;
    const presented = presentToken(request.headers.authorization, tokens, this.#options.now());
    if (presented.kind !== 'known') throw await this.#unauthorized(presented, request, reply);
    const { name, role, tenant, user } = presented.token;
    const limits = { ...(tenant === undefined ? {} : { tenant }), ...(user === undefined ? {} : { user }) };
    const access: Access = { token: name, role, limits };
    request.log = request.log.child({ token: name });
    grantAccess(request, access);
    await this.#count(route, `token ${name}`, request, reply);
    if (route !== undefined) this.#refuseIf(refusalOf(route, access), 'not_allowed', request);
  }

  async #unauthorized(presented: Exclude<Presented, { kind: 'known' }>, request: FastifyRequest, reply: FastifyReply): Promise<HttpError> {
    const exceeded = await this.#options.limiter.count('failedAuth', senderOf(request), reply);
    if (exceeded !== undefined) return this.#refused(exceeded, 'rate_limit', request);
    const expired = presented.kind === 'expired' ? presented.token : undefined;
    const log = expired === undefined ? request : { log: request.log.child({ token: expired.name }) };
    const problem =
      expired === undefined
        ? 'A known token is needed: send it as "Authorization: Bearer <token>"'
        : `The token ${expired.name} has expired, on ${new Date(expired.expiresAt ?? 0).toISOString()}; ask for a new one`;
    const challenge = presented.kind === 'none' ? 'Bearer' : 'Bearer error="invalid_token"';
    return this.#refused(new HttpError(401, problem, { 'www-authenticate': challenge }), REASONS[presented.kind], request, log);
  }

  async #count(route: RouteAccess | undefined, key: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.#refuseIf(await this.#options.limiter.count(route?.rate ?? 'api', key, reply), 'rate_limit', request);
  }

  #refuseIf(error: HttpError | undefined, reason: RefusalReason, request: FastifyRequest): void {
    if (error !== undefined) throw this.#refused(error, reason, request);
  }

  /** Counts and logs a refusal: by the pattern of the route, as a path may hold anything that a client sends. */
  #refused(error: HttpError, reason: RefusalReason, request: FastifyRequest, { log }: Pick<FastifyRequest, 'log'> = request): HttpError {
    this.#options.onRefused(reason);
    log.info(
      { reason, status: error.status, method: request.method, route: request.routeOptions.url, address: request.ip },
      'a request was refused',
    );
    return error;
  }
}

function refusalOf({ roles, limited }: RouteAccess, { role, limits }: Access): HttpError | undefined {
  if (roles !== 'open' && !roles.includes(role)) return forbidden(`This token has the role ${role}; ${roles.join(' or ')} is needed here`);
  if (typeof limited === 'string' || !isLimited(limits)) return undefined;
  return forbidden(`This token is limited to ${limitsText(limits)}, and this is for tokens without limits: ${limited.refused}`);
}

function limitsText({ tenant, user }: Access['limits']): string {
  return [...(tenant === undefined ? [] : [`the tenant ${tenant}`]), ...(user === undefined ? [] : [`the user ${user}`])].join(' and ');
}

function forbidden(problem: string): HttpError {
  return new HttpError(403, problem, { 'www-authenticate': 'Bearer error="insufficient_scope"' });
}
