import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { HttpError } from '../http-error.ts';
import { readPage, type PageFile } from './page-files.ts';

export interface PageRoutesOptions {
  /** Where the page has been built to; undefined is where `npm run build` puts it. */
  readonly folder: string | undefined;
  /** What `GET /` lists for those who do not ask for a page. */
  readonly welcome: string;
}

/** Of the page: its own scripts and styles, and answers of the collector that it came from, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const NOT_BUILT = `
The page is not built: run "npm run build:page" in the repository, and start the collector again.
`;

/** `GET /`: a page for browsers, a list of what there is for all others; and the files of the page, which never change. */
export async function pageRoutes(app: FastifyInstance, { folder, welcome }: PageRoutesOptions): Promise<void> {
  const page = readPage(folder);
  app.route({
    method: 'GET',
    url: '/',
    handler: async (request, reply) => {
      void reply.header('vary', 'accept, accept-encoding');
      const wantsPage = new Negotiator(request.raw).mediaType(['text/plain', 'text/html']) === 'text/html';
      if (!wantsPage || page === undefined) return reply.type('text/plain; charset=utf-8').send(wantsPage ? welcome + NOT_BUILT : welcome);
      return send(page.index, request, reply.header('content-security-policy', POLICY));
    },
  });
  app.route<{ Params: { name: string } }>({
    method: 'GET',
    url: '/assets/:name',
    handler: async (request, reply) => {
      const file = page?.assets.get(request.params.name);
      if (file === undefined) throw new HttpError(404, 'The page has no such file; load it again, it may be of an earlier version');
      return send(file, request, reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }));
    },
  });
}

function send({ type, content, gzipped }: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.type(type);
  if (new Negotiator(request.raw).encoding(['gzip', 'identity']) !== 'gzip') return reply.send(content);
  return reply.header('content-encoding', 'gzip').send(gzipped);
}
