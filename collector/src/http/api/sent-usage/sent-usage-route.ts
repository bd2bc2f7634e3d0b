import { MAX_SENT_CALLS, SEND_USAGE, sentCallUpTo, type SentUsageAnswer } from '@spancost/api';
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LimitsConfig } from '../../../config/config.ts';
import { inSlices } from '../../../scheduling/in-slices.ts';
import type { Metrics } from '../../../metrics/metrics.ts';
import { checkBounds } from '../../../otlp/json-bounds.ts';
import { parseJson } from '../../../otlp/decode-json.ts';
import { ValueCount } from '../../../otlp/value-count.ts';
import type { Recorder } from '../../../pipeline/recorder.ts';
import { accessOf } from '../../access-of.ts';
import { HttpError } from '../../http-error.ts';
import { readIdempotencyKey } from '../../idempotency-key.ts';
import { BYTES_PER_VALUE, type Intake } from '../../intake/intake.ts';
import { problemBody } from '../../send-problem.ts';
import { isReport, readCalls } from './read-calls.ts';
import { resultOf } from './result-of.ts';

export interface SentUsageOptions {
  readonly recorder: Recorder;
  readonly intake: Intake;
  readonly metrics: Metrics;
  readonly limits: LimitsConfig;
  /** Of calls that do not say. */
  readonly environment?: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * `POST /api/v1/usage`: what calls used, from those who have no telemetry; one call, or `{"calls": […]}`. Each call has a result
 * of its own: 200 if all are in the ledger, 207 if some are, 422 if none is.
 */
export async function sentUsageRoute(app: FastifyInstance, options: SentUsageOptions): Promise<void> {
  const { recorder, intake, metrics, limits, now } = options;
  const schema = sentCallUpTo(limits.attributeLength);
  intake.guard(app, ['application/json']);
  app.addHook('onResponse', async (_request, reply) => metrics.ingestRequest('api', reply.statusCode));

  app.route({
    method: SEND_USAGE.method,
    url: SEND_USAGE.path,
    handler: (request, reply) =>
      intake.work(request, async (body, share) => {
        const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
        const key = idempotencyKey === undefined ? `request:${randomUUID()}` : `key:${idempotencyKey}`;
        const calls = await intake.decode(async () => {
          const count = new ValueCount(limits.values);
          checkBounds(body, count);
          share.take(count.values * BYTES_PER_VALUE);
          return inSlices(readCalls(callsOf(parseJson(asUtf8(body))), { ...options, schema, key, now: now() }));
        });
        const reports = calls.flatMap(({ read: report }) => (isReport(report) ? [{ kind: 'report' as const, report }] : []));
        const recorded = (await recorder.record(reports, accessOf(request).limits)).values();
        const results = calls.map((call, index) => resultOf(index, call, isReport(call.read) ? recorded.next().value : undefined));
        for (const { outcome } of results) metrics.report('api', outcome);
        const refused = results.filter((result) => 'problems' in result).length;
        return send(reply, { results, accepted: results.length - refused, refused });
      }),
  });
}

/** Without the byte order mark that some editors write. @throws HttpError for other encodings: the names in it would be others. */
function asUtf8(body: Buffer): Buffer {
  if (!isUtf8(body)) throw new HttpError(400, 'The body is not JSON: it has bytes that are no UTF-8');
  return body.subarray(body.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0);
}

/** The calls of a request. @throws HttpError for what is neither one nor a list of them. */
function callsOf(sent: unknown): readonly unknown[] {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw new HttpError(400, 'The body is no object; send one call, or {"calls": […]} with several');
  if (!Object.hasOwn(sent, 'calls')) return [sent];
  const { calls, ...others } = sent as { readonly calls: unknown };
  if (!Array.isArray(calls) || calls.length === 0) throw new HttpError(400, 'calls: write a list of at least one call');
  const [other] = Object.keys(others);
  if (other !== undefined) throw new HttpError(400, `${other.slice(0, 100)}: stands beside calls; write it into each of the calls`);
  if (calls.length > MAX_SENT_CALLS)
    throw new HttpError(413, `calls: ${calls.length} of them; send at most ${MAX_SENT_CALLS} in one request`);
  return calls as readonly unknown[];
}

/** 422 is a problem as well, with the results in it. */
function send(reply: FastifyReply, answer: SentUsageAnswer): FastifyReply {
  if (answer.accepted === 0) {
    const detail = answer.results.length === 1 ? 'The call was not taken; problems say why' : 'No call was taken; their problems say why';
    return reply
      .code(422)
      .type('application/problem+json')
      .send(problemBody({ title: STATUS_CODES[422], status: 422, detail, ...answer }));
  }
  return reply.code(answer.refused === 0 ? 200 : 207).send(answer);
}
