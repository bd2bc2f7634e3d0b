import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access } from '../access/access.ts';

const DECORATOR = 'access';

/** Gives requests a place for their access. */
export function prepareAccess(app: FastifyInstance): void {
  app.decorateRequest(DECORATOR);
}

export function grantAccess(request: FastifyRequest, access: Access): void {
  request.setDecorator<Access>(DECORATOR, access);
}

/** As whom a request is answered; what it sees and does stays within `limits`. @throws Error for a request that was let through without. */
export function accessOf(request: FastifyRequest): Access {
  const access = request.getDecorator<Access | undefined>(DECORATOR);
  if (access === undefined) throw new Error(`${request.method} ${request.routeOptions.url ?? ''} was let through without an access`);
  return access;
}
