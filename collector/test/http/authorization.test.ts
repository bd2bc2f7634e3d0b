import { createHash } from 'node:crypto';
import { ConfigError, startCollector, type Role } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { span, traces } from '../otlp-json.ts';
import { runCollector, testConfig } from '../running-collector.ts';

const ROLES: readonly Role[] = ['ingest', 'viewer', 'admin'];
const auth = {
  tokens: ROLES.map((role) => ({
    name: role,
    role,
    sha256: createHash('sha256').update(`token of ${role}`.replaceAll(' ', '-')).digest('hex'),
  })),
};
const bearer = (role: string): Record<string, string> => ({ authorization: `Bearer token-of-${role}` });

const REQUESTS = [
  { method: 'POST', path: '/v1/traces', allowed: ['ingest', 'admin'] },
  { method: 'POST', path: '/v1/logs', allowed: ['ingest', 'admin'] },
  { method: 'GET', path: '/metrics', allowed: ['viewer', 'admin'] },
  { method: 'GET', path: '/api/v1/stats', allowed: ['viewer', 'admin'] },
  { method: 'GET', path: '/api/v1/prices/book', allowed: ['ingest', 'viewer', 'admin'] },
  { method: 'GET', path: '/api/v1/prices/usage', allowed: ['viewer', 'admin'] },
  { method: 'GET', path: '/api/v1/prices/changes', allowed: ['viewer', 'admin'] },
  { method: 'POST', path: '/api/v1/prices/reload', allowed: ['admin'] },
  { method: 'POST', path: '/api/v1/prices/rerate', allowed: ['admin'] },
  { method: 'POST', path: `/api/v1/usage/${'f'.repeat(32)}/corrections`, allowed: ['admin'] },
] as const;

describe('with tokens', () => {
  it.each(REQUESTS)('$method $path needs one of $allowed', async ({ method, path, allowed }) => {
    const collector = await runCollector({ auth });
    const ask = async (headers: Record<string, string>): Promise<number> => {
      if (method === 'GET') return (await collector.get(path, headers)).status;
      const body = path.startsWith('/v1') ? '{}' : JSON.stringify({ cost_usd: '1', reason: 'r' });
      return (await collector.post(path, body, { 'content-type': 'application/json', ...headers })).status;
    };
    expect(await ask({})).toBe(401);
    expect(await ask(bearer('nobody'))).toBe(401);
    expect(await ask({ authorization: 'Basic dG9rZW4=' })).toBe(401);
    const refused = new Map<string, boolean>();
    for (const role of ROLES) refused.set(role, (await ask(bearer(role))) === 403);
    expect([...refused].filter(([, isRefused]) => !isRefused).map(([role]) => role)).toEqual(allowed);
  });

  it('the probes are open, and a span sent with a token is charged', async () => {
    const collector = await runCollector({ auth });
    for (const path of ['/healthz', '/readyz']) expect((await collector.get(path)).status).toBe(200);
    expect((await collector.send('traces', traces([span()]), bearer('ingest'))).status).toBe(200);
    const stats: unknown = await (await collector.get('/api/v1/stats', bearer('viewer'))).json();
    expect(stats).toMatchObject({ total_requests: 1 });
  });

  it('a refusal says what to do', async () => {
    const collector = await runCollector({ auth });
    const response = await collector.get('/metrics');
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ status: 401, detail: expect.stringContaining('Authorization: Bearer') });
  });
});

describe('without tokens', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com'])('a collector does not start on %s', async (host) => {
    const config = testConfig({ listen: { host, port: 0 } });
    await expect(startCollector(config)).rejects.toThrow(ConfigError);
    await expect(startCollector(config)).rejects.toThrow(/no tokens.*Add auth\.tokens.*or listen on 127\.0\.0\.1/);
  });

  it('a collector starts on localhost and says which port is taken when there is none left', async () => {
    const collector = await runCollector({ listen: { host: 'localhost', port: 0 } });
    const port = Number(new URL(collector.url).port);
    await expect(
      startCollector(testConfig({ listen: { host: new URL(collector.url).hostname.replaceAll(/[[\]]/g, ''), port } })),
    ).rejects.toThrow(new RegExp(`:${port} is taken by another process`));
  });
});
