import { COLLECTOR_METRICS } from '@spancost/conventions';
import type { CollectorConfig, ForwardTarget } from '../config.ts';
import type { Group, Members } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { headers, httpUrl, wholeNumber } from '../declaration/value-types.ts';

export const FORWARD: Group<CollectorConfig['forward']> = {
  key: 'forward',
  description: 'Where OTLP is handed on to, once the ledger has what it needs of it.',
  members: {
    traces: {
      key: 'traces',
      description: "Spans, each with the ledger's price.",
      without: 'Spans end here.',
      members: targetTo('http://tempo:4318/v1/traces'),
    },
    metrics: {
      key: 'metrics',
      description: 'OTLP metrics of applications, relayed as they are.',
      without: 'They are accepted and dropped; the first time is logged.',
      members: targetTo('http://prometheus:9090/api/v1/otlp/v1/metrics'),
    },
  },
};

function targetTo(example: string): Members<ForwardTarget> {
  return {
    endpoint: {
      key: 'endpoint',
      type: httpUrl('http://tempo:4318/v1/traces'),
      required: true,
      description: 'The full URL, path included.',
      example,
    },
    headers: {
      key: 'headers',
      type: headers,
      default: {},
      description: 'Sent with every request.',
      example: { authorization: 'Bearer ${env:TEMPO_TOKEN}' },
      secret: true,
    },
    timeoutMs: {
      key: 'timeout',
      type: duration(),
      default: '10s',
      description: 'How long a request is tried, retries included.',
      bounds: `After it the request counts as \`failed\` in \`${COLLECTOR_METRICS.forwarded.name}\`.`,
    },
    concurrency: {
      key: 'concurrency',
      type: wholeNumber(1, 1000),
      default: 30,
      description: 'Requests under way at once.',
      bounds: 'One more is dropped and counted; senders never wait for a target.',
    },
  };
}
