import { z } from 'zod';
import { BOOK } from './fields/call-facts.ts';
import { ETAG, IF_NONE_MATCH } from './fields/entity-tag.ts';
import { timestamp } from './fields/moment.ts';
import { operation } from './operation.ts';

const about = z
  .object({
    version: z.string().describe('Of the collector.'),
    token: z.string().nullable().describe('Name of the token; null where the collector has none.'),
    role: z.enum(['ingest', 'viewer', 'admin']).describe('Of the token; admin where the collector has none.'),
    tenant: z.string().nullable().describe('The tenant that the token is limited to; null where it is limited to none.'),
    user: z.string().nullable().describe('The user that the token is limited to; null where it is limited to none.'),
    time: timestamp.describe('What the clock of the collector shows: days are counted by it.'),
    time_zone: z.string().describe('IANA name of the time zone in which days begin unless a question names another.'),
    book: BOOK,
    features: z.record(z.string(), z.string()).describe('Display names by feature, as spancost.yaml has them.'),
    grafana_url: z.string().nullable().describe('Where Grafana is, by alerting.grafana_url; null where that is not set.'),
    warnings: z
      .array(
        z.object({
          kind: z.enum(['stale_prices', 'price_changes', 'quarantine', 'not_ready']).describe('What it is about.'),
          message: z.string().describe('What it is and where to look, in words.'),
          count: z.int().describe('How many there are; reports in quarantine are counted up to 100.'),
        }),
      )
      .describe('What somebody should look at, most urgent first; empty for a limited token and for one that may only send.'),
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
  answer: z.looseObject({
    openapi: z.string().describe('The version of OpenAPI.'),
    paths: z.record(z.string(), z.unknown()).describe('The operations by path and method.'),
  }),
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
