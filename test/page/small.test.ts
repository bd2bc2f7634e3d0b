import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const PAGE = join(import.meta.dirname, '../../collector/page');
/** Over the wire; docs/page.md says what it is. */
const MOST_BYTES = 60_000;

describe('the page as it is built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-page-'));
  const texts = new Map<string, string>();

  beforeAll(async () => {
    // As `npm run build:page` has it, not as tests do.
    vi.stubEnv('NODE_ENV', 'production');
    await build({ root: PAGE, logLevel: 'warn', build: { outDir: folder } });
    for (const name of ['index.html', ...readdirSync(join(folder, 'assets')).map((file) => `assets/${file}`)])
      texts.set(name, readFileSync(join(folder, name), 'utf8'));
  }, 60_000);
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is less than 60 KB over the wire, and has no schemas in it, which only a server needs', () => {
    const sizes = [...texts].map(([name, text]) => [name, gzipSync(text, { level: 9 }).byteLength] as const);
    expect([...texts].filter(([, text]) => text.includes('ZodError')).map(([name]) => name)).toEqual([]);
    expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(MOST_BYTES);
  });

  it('has no script and no style inline, and refers to its own files alone', () => {
    const html = texts.get('index.html') ?? '';
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    const referred = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(referred.length).toBeGreaterThan(2);
    expect(referred.filter((address) => !texts.has(address.replace(/^\.\//, '')))).toEqual([]);
  });
});
