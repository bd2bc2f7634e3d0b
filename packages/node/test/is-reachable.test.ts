import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isReachable } from '../src/is-reachable.ts';
import { within } from '../src/within.ts';

async function listening(port = 0): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: async () => void (await once(server.close(), 'close')) };
}

describe('isReachable', () => {
  it('finds somebody who listens, at any of the addresses', async () => {
    const server = await listening();
    expect(await isReachable([`http://127.0.0.1:${server.port}/v1/traces`], 300)).toBe(true);
    expect(await isReachable(['http://127.0.0.1:1', `http://127.0.0.1:${server.port}`], 300)).toBe(true);
    await server.close();
    expect(await isReachable([`http://127.0.0.1:${server.port}`], 300)).toBe(false);
  });

  it('waits for somebody who comes back in time', async () => {
    const gone = await listening();
    await gone.close();
    const answer = isReachable([`http://127.0.0.1:${gone.port}`], 3000);
    const back = await listening(gone.port);
    expect(await answer).toBe(true);
    await back.close();
  });

  it.each(['no address', '', 'http://nowhere.invalid:4318'])('%s is not reachable', async (url) => {
    expect(await isReachable([url], 300)).toBe(false);
  });
});

describe('within', () => {
  it('does not wait longer than it is told to', async () => {
    await within(20, new Promise(() => {}));
  });

  it('rejects as the work does', async () => {
    await expect(within(1000, Promise.reject(new RangeError('mine')))).rejects.toThrow(RangeError);
  });
});
