import type { LimitsConfig } from '../config.ts';
import type { Group, Option } from '../declaration/option.ts';
import { duration, size } from '../declaration/quantities.ts';
import { wholeNumber } from '../declaration/value-types.ts';

const BODY: Option<number> & { readonly default: string } = {
  key: 'body',
  type: size('1B', '1GiB'),
  default: '4MiB',
  description: 'Largest request body as it is sent.',
  bounds: 'Above it the request is answered 413.',
};

const DECOMPRESSED_BODY_BYTES = 16 * 1024 ** 2;

/** What one request, or many together, may take of the collector. */
export const LIMITS: Group<LimitsConfig> = {
  key: 'limits',
  description: 'What one request, or many together, may take of the collector.',
  members: {
    bodyBytes: BODY,
    decompressedBodyBytes: {
      key: 'decompressed_body',
      type: size('1B', '1GiB'),
      derived: { words: '`16MiB`, or `limits.body` if that is more', from: (valueOf) => Math.max(DECOMPRESSED_BODY_BYTES, valueOf(BODY)) },
      description: 'Largest request body after decompression.',
      bounds: 'Above it the request is answered 413; no more of it is ever in memory.',
      example: '16MiB',
    },
    values: {
      key: 'values',
      type: wholeNumber(1, 100_000_000),
      default: 1_000_000,
      description: 'Fields, attributes and list entries of a request in all; a million is about 10,000 spans with 20 attributes each.',
      bounds: 'Above it the request is answered 413.',
    },
    inFlightBytes: {
      key: 'in_flight',
      type: size('1B', '64GiB'),
      default: '256MiB',
      description:
        'Bytes that all requests under way may hold together: their bodies as they are sent, as they are after decompression, and what was decoded from them.',
      bounds:
        'Above it requests are answered 503 with `Retry-After`, where possible before their body is read; one request alone is let through.',
    },
    spansPerRequest: {
      key: 'spans_per_request',
      type: wholeNumber(1, 10_000_000),
      default: 20_000,
      description: 'Spans, or log records, of one OTLP request.',
      bounds: 'Those beyond it are rejected, which the answer says as `partial_success`; the others are taken.',
    },
    attributesPerSpan: {
      key: 'attributes_per_span',
      type: wholeNumber(1, 1_000_000),
      default: 4096,
      description: 'Attributes of a span or usage event that reports an AI call.',
      bounds: 'A report with more goes into quarantine, from which it can be replayed when the limit is raised.',
    },
    attributeLength: {
      key: 'attribute_length',
      type: wholeNumber(128, 1_000_000),
      default: 1024,
      description: 'Characters of a text that the ledger keeps: a user, a model, a response id, a value of the metadata.',
      bounds:
        'A longer one is kept as its beginning and `…sha256:` with the hash of the whole, so that no two become one; `POST /api/v1/usage` refuses it.',
    },
    labelValues: {
      key: 'label_values',
      type: wholeNumber(1, 100_000),
      default: 200,
      description: 'Distinct values of one label on `/metrics`.',
      bounds: 'Further ones are shown as `other`; the ledger keeps them whole.',
    },
    clockToleranceMs: {
      key: 'clock_tolerance',
      type: duration('1ms', '24h'),
      default: '5m',
      description: "How far in the future a call may begin by the collector's clock.",
      bounds: 'Beyond it a report goes into quarantine.',
    },
    waitingReports: {
      key: 'waiting_reports',
      type: wholeNumber(1, 10_000_000),
      default: 50_000,
      description: 'Reports that may wait for the ledger.',
      bounds: 'Above it requests are answered 503 with `Retry-After`, and `/readyz` says so.',
    },
  },
};
