import { diag } from '@opentelemetry/api';
import { isBaggageField, type BaggageField } from '@spancost/conventions';

const LABEL = String.raw`[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?`;
/** A host name, an IPv4 address or a bracketed IPv6 address, with or without a port; or everything below a name. */
const HOST = new RegExp(String.raw`^((\*\.)?${LABEL}(\.${LABEL})*|\[[0-9a-f:.]+\])(:\d{1,5})?$`);

/** The fields of an allow-list; what is none is told to OpenTelemetry's diagnostics and does not travel. */
export function allowedFields(direction: string, fields: unknown): readonly BaggageField[] {
  return entries(`baggage.${direction}.fields`, fields).filter((field): field is BaggageField => {
    if (isBaggageField(field)) return true;
    diag.error(`spancost: baggage.${direction}.fields has ${String(field)}, which is no field of an attribution, nor metadata.<key>`);
    return false;
  });
}

/** The hosts of an allow-list in lower case; what is none is told to OpenTelemetry's diagnostics and gets nothing. */
export function allowedHosts(hosts: unknown): readonly string[] {
  return entries('baggage.outbound.hosts', hosts).flatMap((host) => {
    if (typeof host === 'string' && HOST.test(host.toLowerCase())) return [host.toLowerCase()];
    diag.error(`spancost: baggage.outbound.hosts has ${String(host)}; use names such as orders.internal, 127.0.0.1:8080 or *.internal`);
    return [];
  });
}

/**
 * Whether a host may get what is sent: by its name alone, by name and port, or as something below a name.
 *
 * @example isAllowedHost('a.orders.internal', '443', ['*.orders.internal']) // true
 */
export function isAllowedHost(hostname: string, port: string, allowed: readonly string[]): boolean {
  // Node has IPv6 addresses with brackets in URLs, and without elsewhere.
  const name = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname.toLowerCase()}]` : hostname.toLowerCase();
  const withPort = `${name}:${port}`;
  return allowed.some((host) =>
    host.startsWith('*.') ? name.endsWith(host.slice(1)) || withPort.endsWith(host.slice(1)) : host === name || host === withPort,
  );
}

function entries(name: string, list: unknown): readonly unknown[] {
  if (Array.isArray(list)) return list;
  diag.error(`spancost: ${name} is no list; nothing travels`);
  return [];
}
