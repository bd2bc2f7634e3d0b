import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { context, diag } from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import type { BaggageField } from '@spancost/conventions';
import { attributionOf } from '@spancost/processor';
import { allowedFields, allowedHosts, isAllowedHost } from './allowed.ts';
import { baggageHeader } from './baggage-header.ts';
import type { OutboundBaggage } from './options.ts';

const HEADER = 'baggage';

/** What `fetch` and everything else of undici tells of a request that is about to be sent. */
const FETCH = 'undici:request:create';
/** The same of `http.request` and `https.request`. */
const HTTP = 'http.client.request.created';

interface UndiciRequest {
  readonly origin: unknown;
  readonly headers: unknown;
  addHeader(name: string, value: string): void;
}

interface HttpRequest {
  readonly host: string;
  readonly protocol: string;
  readonly headersSent: boolean;
  getHeader(name: string): number | string | readonly string[] | undefined;
  appendHeader(name: string, value: string): void;
}

/**
 * Sends the attribution of the caller along with HTTP requests to the allowed hosts, whoever makes them, by `fetch`, undici,
 * `http` or `https`, as members of the `baggage` header beside those that are there. HTTP/2 is not covered. Each request is
 * judged by itself, also one that follows a redirect.
 *
 * @returns ends it
 * @example sendAttribution({ fields: ['user', 'tenant'], hosts: ['orders.internal', '*.svc.cluster.local'] });
 */
export function sendAttribution(options: OutboundBaggage): () => void {
  const fields = allowedFields('outbound', options.fields);
  const hosts = allowedHosts(options.hosts);
  const addToFetch = (request: UndiciRequest): void => {
    const url = new URL(String(request.origin));
    if (!isAllowedHost(url.hostname, url.port || defaultPort(url.protocol), hosts)) return;
    const header = currentHeader(fields, fetchBaggage(request.headers).length);
    if (header !== '') request.addHeader(HEADER, header);
  };
  const addToHttp = (request: HttpRequest): void => {
    const port = /:(\d+)$/.exec(String(request.getHeader('host') ?? ''))?.[1] ?? defaultPort(request.protocol);
    if (request.headersSent || !isAllowedHost(request.host, port, hosts)) return;
    const header = currentHeader(fields, String(request.getHeader(HEADER) ?? '').length);
    if (header !== '') request.appendHeader(HEADER, header);
  };
  // Node says what comes through each channel.
  const onFetch = safely((message) => addToFetch((message as { readonly request: UndiciRequest }).request));
  const onHttp = safely((message) => addToHttp((message as { readonly request: HttpRequest }).request));
  if (fields.length === 0 || hosts.length === 0) return () => {};
  subscribe(FETCH, onFetch);
  subscribe(HTTP, onHttp);
  return () => {
    unsubscribe(FETCH, onFetch);
    unsubscribe(HTTP, onHttp);
  };
}

function currentHeader(fields: readonly BaggageField[], taken: number): string {
  const active = context.active();
  const attribution = isTracingSuppressed(active) ? undefined : attributionOf(active);
  return attribution === undefined ? '' : baggageHeader(attribution, fields, taken);
}

/** Undici keeps headers as a flat list of names and values. */
function fetchBaggage(headers: unknown): string {
  if (!Array.isArray(headers)) return '';
  return headers.filter((_, index) => index % 2 === 1 && String(headers[index - 1]).toLowerCase() === HEADER).join();
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}

/** What a channel calls runs inside the application's request: nothing may reach it. */
function safely(add: (message: unknown) => void): (message: unknown) => void {
  return (message) => {
    try {
      add(message);
    } catch (error) {
      diag.error('spancost: baggage could not be added to a request; the request goes on without it', error);
    }
  };
}
