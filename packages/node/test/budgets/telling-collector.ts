import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BudgetSnapshot } from '@spancost/conventions';
import { onTestFinished } from 'vitest';
import { told } from './told.ts';

/** How the next requests are answered. */
interface Telling {
  status: number;
  body: string;
  etag: string | undefined;
  ageMs: number;
  delayMs: number;
}

/** A collector that tells what a test says. */
export interface TellingCollector {
  readonly url: string;
  readonly telling: Telling;
  /** The headers of each request so far. */
  readonly asked: readonly Readonly<Record<string, string | readonly string[] | undefined>>[];
  /** Connections so far. */
  readonly connections: () => number;
  /** Answers with this from now on. */
  tells(snapshot: Partial<BudgetSnapshot>): void;
}

export async function tellingCollector(snapshot: Partial<BudgetSnapshot> = {}): Promise<TellingCollector> {
  const telling: Telling = { status: 200, body: JSON.stringify(told(snapshot)), etag: undefined, ageMs: 0, delayMs: 0 };
  const asked: TellingCollector['asked'][number][] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const { status, body, etag, ageMs, delayMs } = telling;
    asked.push({ ...request.headers, path: request.url });
    const headers = { 'spancost-age-ms': String(ageMs), ...(etag === undefined ? {} : { etag }) };
    const isKnown = etag !== undefined && request.headers['if-none-match'] === etag;
    setTimeout(() => response.writeHead(isKnown ? 304 : status, headers).end(isKnown ? undefined : body), delayMs);
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    telling,
    asked,
    connections: () => connections,
    tells: (changed) => void (telling.body = JSON.stringify(told(changed))),
  };
}
