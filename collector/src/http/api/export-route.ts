import { Readable } from 'node:stream';
import { EXPORT, EXPORT_TYPES } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { Exports } from '../../exports/exports.ts';
import type { LineReader } from '../../ledger/ledger-lines.ts';
import { LIFETIME } from '../../periods/calendar-period.ts';
import type { CurrentConfig } from '../../reload/current-config.ts';
import { HttpError } from '../http-error.ts';
import { askedCalls } from './asked/asked-calls.ts';
import { askedRange, type Clock } from './asked/asked-range.ts';
import { operationRoute } from './operation-route.ts';

export interface ExportRouteOptions extends Clock {
  readonly reader: LineReader;
  readonly config: CurrentConfig;
}

/** When somebody who found no room may ask again, in seconds. */
const RETRY_AFTER = '10';

/** `GET /api/v1/export`: calls, entries or FOCUS rows as a file. */
export async function exportRoute(app: FastifyInstance, { reader, config, ...clock }: ExportRouteOptions): Promise<void> {
  const exports = new Exports({ reader });
  // What is under way would keep the server from closing.
  app.addHook('preClose', () => exports.stop());
  operationRoute(app, EXPORT, async ({ query, access, request, reply }) => {
    const { format, rows, ...sent } = query;
    const { range, at } = askedRange(sent, clock, LIFETIME);
    const scope = askedCalls(sent, access.limits);
    const moment = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    reply.headers({
      'content-type': EXPORT_TYPES[format] + (format === 'csv' ? '; charset=utf-8; header=present' : ''),
      'content-disposition': `attachment; filename="spancost-${rows}-${moment}.${format}"`,
    });
    // Nobody knows how long the file will be; with an empty body it would be said to have no bytes.
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const { features: featureNames } = config.config;
    const file = await exports.begin({ usage: { range, scope }, rows, featureNames }, format);
    if (file !== undefined) return reply.send(file);
    reply.removeHeader('content-disposition');
    throw new HttpError(503, 'As many exports as there may be at once are under way; ask again in a moment', {
      'retry-after': RETRY_AFTER,
    });
  });
}
