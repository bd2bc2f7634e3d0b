import type { FastifyInstance } from 'fastify';
import type { RecordBook } from '../../../business/record-book.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Clock } from '../asked/asked-range.ts';
import { ltvCacRoute } from './ltv-cac-route.ts';
import { marginRoute } from './margin-route.ts';
import { recordRoutes } from './record-routes.ts';

export interface BusinessRoutesOptions extends Clock {
  readonly ledger: Ledger;
  /** What is told of the business. */
  readonly records: RecordBook;
}

/** What is told of the business, and what it makes of the cost of calls. */
export async function businessRoutes(app: FastifyInstance, options: BusinessRoutesOptions): Promise<void> {
  recordRoutes(app, options);
  marginRoute(app, options);
  ltvCacRoute(app, options);
}
