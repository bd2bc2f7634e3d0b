import type { FetchedJob } from '../answer/fetched-job-reader.ts';
import { count, field, text } from '../json-fields.ts';
import { responseUsage } from './response-usage.ts';

/** After these nothing more is done, and what was done by then is billed. */
const FINAL: readonly (string | undefined)[] = ['completed', 'expired', 'cancelled'];

/** A fetched `batch`, whose usage is that of all its requests and is there when the batch is over. */
export function batchOf(batch: unknown): FetchedJob {
  const status = text(batch, 'status');
  return {
    id: text(batch, 'id'),
    model: text(batch, 'model'),
    status,
    isOver: FINAL.includes(status),
    usage: responseUsage(batch),
    serviceTier: 'batch',
    requests: count(field(batch, 'request_counts'), 'completed'),
  };
}
