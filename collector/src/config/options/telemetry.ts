import type { TelemetryConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { headers, httpUrl, share } from '../declaration/value-types.ts';

export const TELEMETRY: Group<TelemetryConfig> = {
  key: 'telemetry',
  description: 'What the collector tells of itself, besides `/metrics` and its log.',
  members: {
    traces: {
      key: 'traces',
      description:
        'Traces of its own work on requests: decode, read, record with its price and commit, forward. A sender that has a trace of its own (W3C `traceparent`) finds them in it, sampled as it says.',
      without: 'None, and following requests costs nothing.',
      members: {
        endpoint: {
          key: 'endpoint',
          type: httpUrl('http://tempo:4318/v1/traces'),
          required: true,
          description: 'Where they are sent, by OTLP/HTTP in protobuf: the full URL, path included.',
          bounds: 'Of what comes back to the collector it tells nothing, so that it does not follow itself in a circle.',
          example: 'http://tempo:4318/v1/traces',
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
          bounds: 'After it its spans are lost.',
        },
        ratio: {
          key: 'ratio',
          type: share,
          default: 1,
          description: 'Share of requests without a trace of the sender that are followed.',
          bounds: '0 follows only requests whose sender says so.',
        },
      },
    },
  },
};
