import { ATTRIBUTE_ALIASES, attributesOf } from '@spancost/conventions';
import { isLimited, type TokenLimits } from '../access/token-limits.ts';
import { keyValue } from '../otlp/encode.ts';
import type { KeyValue, LogsRequest, Resource, TraceRequest } from '../otlp/messages.ts';
import type { Reading } from './report.ts';

/**
 * A reading of what a token sent, charged to the tenant and user that the token is limited to, whatever the telemetry claims.
 * Everything that is recorded passes through here, by {@link Recorder.record}.
 */
export function enforceLimits(reading: NonNullable<Reading>, limits: TokenLimits): NonNullable<Reading> {
  if (reading.kind !== 'report' || !isLimited(limits)) return reading;
  const { report } = reading;
  const call = { ...report.call, attribution: { ...report.call.attribution, ...limits } };
  return { kind: 'report', report: { ...report, call, limits } };
}

/**
 * Puts the tenant and user that a token is limited to on all spans, for those who get them next, and takes off what they claim.
 * Puts them first, where no limit of attributes cuts them off.
 */
export function enforceOnTraces({ resourceSpans }: TraceRequest, limits: TokenLimits): void {
  if (!isLimited(limits)) return;
  for (const { resource, scopeSpans } of resourceSpans) {
    takeClaimsOff(resource, limits);
    for (const { spans } of scopeSpans) for (const span of spans) span.attributes = enforced(span.attributes, limits);
  }
}

/** The same for usage events, of which what cannot be used is kept as it then is. */
export function enforceOnLogs({ resourceLogs }: LogsRequest, limits: TokenLimits): void {
  if (!isLimited(limits)) return;
  for (const { resource, scopeLogs } of resourceLogs) {
    takeClaimsOff(resource, limits);
    for (const { logRecords } of scopeLogs) for (const record of logRecords) record.attributes = enforced(record.attributes, limits);
  }
}

function enforced(attributes: readonly KeyValue[], limits: TokenLimits): readonly KeyValue[] {
  return [...Object.entries(attributesOf(limits)).map(([name, value]) => keyValue(name, value)), ...withoutClaims(attributes, limits)];
}

function takeClaimsOff(resource: Resource | null, limits: TokenLimits): void {
  if (resource !== null) resource.attributes = withoutClaims(resource.attributes, limits);
}

/** Attributes but those that say, under the name of today or an older one, what the limits say. */
function withoutClaims(attributes: readonly KeyValue[], limits: TokenLimits): readonly KeyValue[] {
  const names = Object.keys(attributesOf(limits));
  const claims = new Set(names.flatMap((name) => [name, ...(ATTRIBUTE_ALIASES[name] ?? [])]));
  return attributes.filter(({ key }) => !claims.has(key));
}
