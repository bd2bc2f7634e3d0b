import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { getText } from '../src/get-text.ts';

async function serverThat(answers: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answers(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const soon = (): AbortSignal => AbortSignal.timeout(100);

/** As a download does that stands where the collector was thought to be. */
function withoutEnd(response: ServerResponse): void {
  const part = 'a'.repeat(2 ** 20);
  const send = (): void => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', send);
  send();
}

it('stops after 32 million characters of an answer that has no end, and lets the connection go', async () => {
  let closed: Promise<unknown> | undefined;
  const url = await serverThat((response) => {
    closed = new Promise((resolve) => response.on('close', resolve));
    withoutEnd(response);
  });
  await expect(getText(url, {}, AbortSignal.timeout(30_000))).rejects.toThrow('its answer goes on after 33554432 characters');
  await closed;
});

it.each<[string, (response: ServerResponse) => void]>([
  ['nothing', () => {}],
  ['the beginning of an answer', (response) => void response.write('{')],
])('says that the time was up of a server that sends %s in it', async (_, answers) => {
  await expect(getText(await serverThat(answers), {}, soon())).rejects.toThrow(/timeout/);
});
