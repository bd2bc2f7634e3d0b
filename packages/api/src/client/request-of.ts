import type { Operation } from '../operation.ts';
import type { Sent } from './asking.ts';

/** A question as `fetch` takes it. */
export interface ApiRequest {
  readonly url: string;
  /** What it is called in errors; without the query, which may be long and has names of people in it. */
  readonly asked: string;
  readonly init: RequestInit;
}

export interface Asker {
  /** Address of the collector without a slash at its end; it may have a path. */
  readonly base: string;
  readonly token: string | undefined;
}

/** @throws TypeError for a part of the path that is missing or that no address can have. */
export function requestOf({ base, token }: Asker, operation: Pick<Operation, 'method' | 'path'>, sent: Sent): ApiRequest {
  const { body, upload, headers = {} } = sent;
  const { method } = operation;
  const place = base + pathOf(operation, sent);
  const type = upload?.type ?? (body === undefined ? undefined : 'application/json');
  const content = upload?.content ?? (body === undefined ? undefined : JSON.stringify(body));
  const all = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(type === undefined ? {} : { 'content-type': type }),
  };
  return {
    url: place + searchOf(sent),
    asked: `${method} ${place}`,
    init: { method, headers: { ...all, ...written(headers) }, ...(content === undefined ? {} : { body: content }) },
  };
}

function pathOf({ path }: Pick<Operation, 'path'>, { params = {} }: Sent): string {
  const values = new Map<string, unknown>(Object.entries(params));
  return path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => segment(name, values.get(name)));
}

function segment(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  // An address with a dot for a part is another address, however the dot is written.
  if (text === '' || text === '.' || text === '..') throw new TypeError(`params.${name}: "${text}" cannot be a part of an address`);
  return encodeURIComponent(text);
}

/** What is undefined is left out, a list is written with commas. */
function searchOf({ query = {} }: Sent): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(written(query))) search.set(name, value);
  return search.size === 0 ? '' : `?${search.toString()}`;
}

function written(record: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
