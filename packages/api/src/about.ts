import { z } from 'zod';
import { operation } from './operation.ts';

export const about = z
  .object({
    version: z.string(),
    token: z.string().nullable().describe('Name of the token; null where the collector has none.'),
    role: z.enum(['ingest', 'viewer', 'admin']),
    tenant: z.string().nullable().describe('What the token is limited to.'),
    user: z.string().nullable(),
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
