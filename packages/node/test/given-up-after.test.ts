import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { givenUpAfter } from '../src/given-up-after.ts';

/** A server that answers `/well` and nothing else. */
async function server(): Promise<string> {
  const started = createServer((request, response) => void (request.url === '/well' && response.end('well')));
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => started.close().closeAllConnections());
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

/** What became of a request: its status, or why there is none. */
function asked(url: string): Promise<unknown> {
  return new Promise((resolve) => {
    get(url, (response) => resolve(response.resume().statusCode)).on('error', resolve);
  });
}

it('after 100 ms ends the requests of its work that have no answer, and what its work begins then, and nobody else’s', async () => {
  const url = await server();
  const became: unknown[] = [];
  let isOver = false;
  const others = asked(`${url}/hangs`).then(() => (isOver = true));
  let whole: Promise<void> | undefined;
  await givenUpAfter(100, () => {
    whole = (async () => {
      for (const path of ['/well', '/hangs', '/hangs']) became.push(await asked(url + path));
    })();
    return whole;
  });
  await whole;
  const gaveUp = new Error('there was no answer within 100 ms of the end');
  expect(became).toEqual([200, gaveUp, gaveUp]);
  expect(isOver).toBe(false);
  void others;
});

it('ends as soon as its work does', async () => {
  const url = await server();
  const begun = performance.now();
  await givenUpAfter(60_000, async () => void (await asked(`${url}/well`)));
  expect(performance.now() - begun).toBeLessThan(10_000);
});
