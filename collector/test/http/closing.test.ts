import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { span, traces } from '../otlp-json.ts';
import { temporaryFolder } from '../running-collector.ts';
import { spawnCollector } from '../spawned-collector.ts';

/** A client that has sent so much and waits. */
async function client(url: string, sent: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  if (sent !== '') await new Promise((resolve) => socket.write(sent, resolve));
  return socket;
}

const BODY = JSON.stringify(traces([span()]));
const HEAD = `POST /v1/traces HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n`;

it.each([
  ['nothing', '', 2000],
  ['half a header', HEAD.slice(0, 30), 8000],
  ['half a body', HEAD + BODY.slice(0, 30), 8000],
])('SIGTERM, even twice, ends a collector whose client has sent %s', { timeout: 20_000 }, async (_, sent, withinMs) => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const collector = await spawnCollector(path);
  expect((await collector.send('traces', traces([span()]))).status).toBe(200);
  await client(collector.url, sent);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const begun = Date.now();
  const exit = once(collector.process, 'exit');
  collector.process.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 5));
  collector.process.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  expect(Date.now() - begun).toBeLessThan(withinMs);
  const ledger = await openLedger(path, () => undefined);
  expect((await ledger.entriesByKind()).charge).toBe(1);
  await ledger.close();
});

it('a request under way at SIGTERM is finished and kept', { timeout: 20_000 }, async () => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const collector = await spawnCollector(path);
  const socket = await client(collector.url, HEAD + BODY.slice(0, 30));
  await new Promise((resolve) => setTimeout(resolve, 100));
  collector.process.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const answer = once(socket, 'data') as Promise<[Buffer]>;
  const exit = once(collector.process, 'exit');
  socket.write(BODY.slice(30));
  expect((await answer)[0].toString()).toMatch(/^HTTP\/1\.1 200 /);
  expect(await exit).toEqual([0, null]);
  const ledger = await openLedger(path, () => undefined);
  expect((await ledger.entriesByKind()).charge).toBe(1);
  await ledger.close();
});
