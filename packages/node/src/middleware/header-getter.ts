import type { TextMapGetter } from '@opentelemetry/api';

/** Reads headers as Node has them, and as the web has them. */
export const headerGetter: TextMapGetter<unknown> = {
  get(headers, name) {
    if (isWebHeaders(headers)) return headers.get(name) ?? undefined;
    const value = isRecord(headers) ? headers[name.toLowerCase()] : undefined;
    if (typeof value === 'string') return value;
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
  },
  keys(headers) {
    if (isWebHeaders(headers)) return [...headers.keys()];
    return isRecord(headers) ? Object.keys(headers) : [];
  },
};

function isWebHeaders(headers: unknown): headers is Headers {
  return isRecord(headers) && typeof headers['get'] === 'function' && typeof headers['keys'] === 'function';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
