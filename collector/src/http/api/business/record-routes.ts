import { RECORD_KINDS, RECORD_OPERATIONS, type QueryOf, type RecordKind, type RecordOperations, type RecordsTaken } from '@spancost/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RecordBook } from '../../../business/record-book.ts';
import type { BusinessRecord } from '../../../ledger/business/business-record.ts';
import type { BusinessViews } from '../../../ledger/business/business-views.ts';
import { LIFETIME } from '../../../periods/calendar-period.ts';
import { takeCsvBodies } from '../../csv/csv-body.ts';
import { HttpError } from '../../http-error.ts';
import { askedRange, type Clock } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import { pageOf } from '../page-of.ts';
import { readRecords, refusedRecords } from './read-records.ts';
import { acquisitionToJson, churnToJson, revenueToJson } from './record-json.ts';

export interface RecordRoutesOptions extends Clock {
  readonly ledger: { readonly business: BusinessViews };
  readonly records: RecordBook;
}

/** What customers paid, what it took to win them, and who left: told, listed, and taken back. */
export function recordRoutes(app: FastifyInstance, { ledger: { business }, records, ...clock }: RecordRoutesOptions): void {
  takeCsvBodies(app);

  const add = async (kind: RecordKind, request: FastifyRequest): Promise<RecordsTaken> => {
    const { told, lines } = await readRecords(kind, request.body, clock.timeZone);
    const result = await records.add(kind, told);
    if (result.kind === 'contradicting') throw refusedRecords(result.refused, lines);
    const { added, known } = result;
    request.log.info({ records: kind, added, known }, 'records of the business were added');
    return { added, known };
  };
  // Each record is checked by itself, so that all that are wrong are told at once.
  for (const kind of RECORD_KINDS)
    operationRoute(app, { ...RECORD_OPERATIONS[kind].add, body: z.unknown() }, ({ request }) => add(kind, request));

  const list = async <T>(kind: RecordKind, query: QueryOf<RecordOperations[RecordKind]['list']>, toJson: (record: BusinessRecord) => T) => {
    const { limit, cursor, ...range } = query;
    const asked = askedRange(range, clock, LIFETIME);
    const found = await business.records({ kind, range: asked.range }, limit + 1, cursor === undefined ? undefined : BigInt(cursor));
    const { page, next } = pageOf(found, limit, ({ recordNo }) => recordNo.toString());
    return { time_zone: asked.timeZone, records: page.map(({ record }) => toJson(record)), next_cursor: next };
  };
  operationRoute(app, RECORD_OPERATIONS.revenue.list, ({ query }) => list('revenue', query, revenueToJson));
  operationRoute(app, RECORD_OPERATIONS.acquisition.list, ({ query }) => list('acquisition', query, acquisitionToJson));
  operationRoute(app, RECORD_OPERATIONS.churn.list, ({ query }) => list('churn', query, churnToJson));

  const remove = async (kind: RecordKind, recordId: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!(await records.remove(kind, recordId)))
      throw new HttpError(
        404,
        `No record of ${kind} has the record_id "${recordId.slice(0, 64)}"; GET /api/v1/${kind} lists those there are`,
      );
    request.log.info({ records: kind, record: recordId }, 'a record of the business was taken back');
    return reply.code(204).send();
  };
  for (const kind of RECORD_KINDS)
    operationRoute(app, RECORD_OPERATIONS[kind].remove, ({ params, request, reply }) => remove(kind, params.record_id, request, reply));
}
