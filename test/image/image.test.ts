import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../free-ports.ts';
import { imageFolder, USER, type ImageFolder } from './image-folder.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Whether this process may make a tree of its own for another one: root on Linux, outside a strict sandbox. */
const CAN_ISOLATE = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

/** Mounts the tree read-only, but for the volume, and becomes the image's user in it. */
const RUN = `set -e
mount --bind "$0" "$0"
mount -o remount,ro,bind "$0"
mount -t tmpfs -o uid=${USER},gid=${USER},mode=700 none "$0/var/lib/spancost"
exec unshare --root="$0" --wd=/var/lib/spancost --setgid=${USER} --setuid=${USER} /usr/local/bin/node "$@"`;

const ENV = { NODE_ENV: 'production', SPANCOST_CONFIG: '/etc/spancost/spancost.yaml' };
const isolated = (root: string, args: readonly string[]) => ['-m', 'sh', '-c', RUN, root, ...args];

describe.skipIf(!CAN_ISOLATE)('the image, made and run without Docker: its files alone, read-only, as another user', () => {
  let image: ImageFolder;
  beforeAll(() => {
    image = imageFolder(readFileSync(join(ROOT, 'collector/Dockerfile'), 'utf8'));
  }, 120_000);
  afterAll(() => image.remove());
  const run = (...args: string[]) => spawnSync('unshare', isolated(image.root, args), { env: ENV, encoding: 'utf8' });

  it('is less than 230 MB with Node and the C library, 80 MB of it ours', () => {
    const megabytes = (path: string) =>
      Number(spawnSync('du', ['-sm', join(image.root, path)], { encoding: 'utf8' }).stdout.split('\t')[0]);
    expect(megabytes('.')).toBeLessThan(230);
    expect(megabytes('app')).toBeLessThan(80);
    expect(megabytes('app/dist')).toBeLessThan(8);
  });

  it('can write nowhere but into its volume, and is no root', () => {
    const script = `const fs = require('fs'); const can = (f) => { try { fs.writeFileSync(f, ''); return true } catch (e) { return e.code } };
      console.log(JSON.stringify([process.getuid(), can('/app/x'), can('/x'), can('/var/lib/spancost/x'), process.cwd()]))`;
    expect(JSON.parse(run('-e', script).stdout)).toEqual([USER, 'EROFS', 'EROFS', true, '/var/lib/spancost']);
  });

  it('says what it is, and that the demo is elsewhere', () => {
    expect(run('/app/dist/main.js', '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run('/app/dist/main.js', 'demo').stderr).toContain('the demo is not in this image');
  });

  it('keeps a call, passes its own health check, and ends with 0 at SIGTERM', { timeout: 60_000 }, async () => {
    const port = await freePort();
    const hash = createHash('sha256').update('secret').digest('hex');
    const sync = `prices: { sync: { from: /etc/spancost/list.json } }\n`;
    writeFileSync(join(image.root, 'etc/spancost/list.json'), '{}');
    writeFileSync(
      join(image.root, 'etc/spancost/spancost.yaml'),
      `listen: { host: 0.0.0.0, port: ${port} }\nauth: { tokens: [{ name: a, role: admin, sha256: ${hash} }] }\n${sync}`,
    );
    expect(run('/app/dist/main.js', 'probe').status).toBe(1);
    const child = spawn('unshare', isolated(image.root, ['/app/dist/main.js', 'up']), { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    try {
      await expect.poll(() => output, { timeout: 20_000 }).toContain('spancost: collector at');
      const headers = { 'content-type': 'application/json', authorization: 'Bearer secret' };
      const body = JSON.stringify({ provider: 'openai', model: 'gpt-5', usage: { input_tokens: 1000, output_tokens: 200 } });
      expect((await fetch(`http://127.0.0.1:${port}/api/v1/usage`, { method: 'POST', headers, body })).status).toBe(200);
      const stats = await (await fetch(`http://127.0.0.1:${port}/api/v1/stats`, { headers })).json();
      expect(stats).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
      expect(run('/app/dist/main.js', 'probe')).toMatchObject({ status: 0, stdout: 'ready\n' });
      // A thread of its own reads the list, from a file beside the others: it is there, and says what is wrong with the list.
      await expect.poll(() => output, { timeout: 20_000 }).toContain('prices could not be compared');
      expect(output).not.toContain('Cannot find module');
    } finally {
      child.kill('SIGTERM');
    }
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
