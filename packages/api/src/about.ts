import { z } from 'zod';
import { ETAG, IF_NONE_MATCH } from './fields/entity-tag.ts';
import { timestamp } from './fields/moment.ts';
import { operation } from './operation.ts';

const about = z
  .object({
    version: z.string(),
    token: z.string().nullable().describe('Name of the token; null where the collector has none.'),
    role: z.enum(['ingest', 'viewer', 'admin']),
    tenant: z.string().nullable().describe('What the token is limited to.'),
    user: z.string().nullable(),
    time: timestamp.describe('What the clock of the collector shows: days are counted by it.'),
    time_zone: z.string(),
    book: z.string().describe('Name of the price book in force.'),
    features: z.record(z.string(), z.string()).describe('Display names.'),
    grafana_url: z.string().nullable(),
    warnings: z
      .array(z.object({ kind: z.enum(['stale_prices', 'price_changes', 'quarantine', 'not_ready']), message: z.string(), count: z.int() }))
      .describe('What somebody should look at; for tokens that are not limited.'),
  })
  .meta({ id: 'About', description: 'Who asks, and whom.' });

export type About = z.infer<typeof about>;

export const GET_ABOUT = operation({
  id: 'getAbout',
  method: 'GET',
  path: '/api/v1/about',
  tag: 'About',
  summary: 'Who asks, and whom',
  answer: about,
});

/** The document that this is told in. */
export const GET_OPENAPI = operation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  tag: 'About',
  summary: 'This API as an OpenAPI 3.1 document',
  headers: IF_NONE_MATCH,
  answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
  answerHeaders: ETAG,
});

/** The same for people. */
export const GET_REFERENCE = operation({
  id: 'getReference',
  method: 'GET',
  path: '/api/v1/reference',
  tag: 'About',
  summary: 'This API as a page to read',
  headers: IF_NONE_MATCH,
  otherAnswers: { 'text/html': 'One page without scripts.' },
  answerHeaders: ETAG,
});
