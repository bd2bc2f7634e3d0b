import { createHash } from 'node:crypto';
import { GET_OPENAPI, GET_REFERENCE } from '@spancost/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectorVersion } from '../../../version.ts';
import { matchesTag } from '../matches-tag.ts';
import { referenceDocument } from './reference-document.ts';
import { referencePage } from './reference-page.ts';
import { STYLES } from './styles.ts';

/** Something that stays the same for as long as the collector runs. */
interface Fixed {
  readonly content: string;
  readonly tag: string;
}

/** The page has no scripts; of styles it has the one that this is the hash of. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLES).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** `GET /api/v1/openapi.json`, what the API is as an OpenAPI 3.1 document, and `GET /api/v1/reference`, the same as a page to read. */
export async function referenceRoutes(app: FastifyInstance): Promise<void> {
  // Made when somebody asks, once.
  let made: { readonly document: Fixed; readonly page: Fixed } | undefined;
  const reference = (): { readonly document: Fixed; readonly page: Fixed } => {
    if (made !== undefined) return made;
    const document = referenceDocument(collectorVersion());
    made = { document: fixed(JSON.stringify(document)), page: fixed(referencePage(document)) };
    return made;
  };
  // Open, and so without the access that operations are answered by.
  app.route({
    method: GET_OPENAPI.method,
    url: GET_OPENAPI.path,
    handler: async (request, reply) => send(reference().document, request, reply.type('application/json')),
  });
  app.route({
    method: GET_REFERENCE.method,
    url: GET_REFERENCE.path,
    handler: async (request, reply) => {
      void reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY);
      return send(reference().page, request, reply);
    },
  });
}

function fixed(content: string): Fixed {
  return { content, tag: `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"` };
}

function send({ content, tag }: Fixed, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.headers({ etag: tag, 'cache-control': 'no-cache' });
  return matchesTag(request.headers['if-none-match'], tag) ? reply.removeHeader('content-type').code(304).send() : reply.send(content);
}
