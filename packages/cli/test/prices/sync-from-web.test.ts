import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BOOK, fileOf } from './books.ts';
import { prices } from './run-command.ts';
import { LIST, litellm } from './synced.ts';

describe('a source on the web', () => {
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => server.close().closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const sync = (url: string) => prices('sync', '--book', fileOf('acme.yaml', BOOK), '--from', url, '--json');

  it('is read from this machine by http, over redirects, and is the source of what is applied', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/list') response.writeHead(302, { location: '/prices.json' }).end();
      else response.end(litellm(LIST));
    });
    const { code, output } = await sync(`${url}/list`);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ upstream: { url: `${url}/prices.json`, prices: 4 } });
  });

  it.each<[string, RequestListener, string]>([
    ['404', (_request, response) => void response.writeHead(404).end(), 'answered 404'],
    ['a page instead of a list', (_request, response) => void response.end('<html>'), 'is not JSON'],
    [
      'a redirect to another protocol',
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'https only',
    ],
    [
      'a redirect to http elsewhere',
      (_request, response) => void response.writeHead(302, { location: 'http://example.com/' }).end(),
      'https only',
    ],
    [
      'redirects without an end',
      (_request, response) => void response.writeHead(302, { location: '/' }).end(),
      'leads on more than 5 times',
    ],
    ['an answer that breaks off', (_request, response) => void response.write('{', () => response.destroy()), 'cannot be fetched'],
    [
      'an answer without an end',
      (_request, response) => {
        const chunk = Buffer.alloc(1024 * 1024, ' ');
        const more = (): void => void (response.writableEnded || response.destroyed || response.write(chunk, more));
        more();
      },
      'larger than 32 MB',
    ],
  ])('%s is refused', async (_name, listener, problem) => {
    const { code, complaints } = await sync(await serve(listener));
    expect(code).toBeGreaterThan(0);
    expect(complaints).toContain(problem);
  });

  it.each([
    'http://example.com/prices.json',
    'ftp://example.com/prices.json',
    'file:///etc/passwd',
    'npm:left-pad',
    'npm:@pydantic/genai-prices@$(id)',
  ])('%s is refused with exit code 2', async (from) => {
    expect((await sync(from)).code).toBe(2);
  });
});
