import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadPackage } from '../../src/prices/upstream/load-package.ts';
import { temporaryFolder } from './books.ts';
import { tarOf } from './tar.ts';

const DATA = { completions: { 'house-x': { id: 'house-x', provider: 'openai', cost: { input: 1, output: 2 } } } };

/** Puts an `npm` before the real one that answers `npm pack` with this archive, and writes down what it was asked. */
function npmPacks(archive: Buffer, name = 'earendil-works-pi-ai-1.5.2.tgz'): string {
  const folder = temporaryFolder();
  const log = join(folder, 'asked');
  writeFileSync(join(folder, 'archive.tgz'), archive);
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${log}'\nwhile [ "$1" != --pack-destination ]; do shift; done\ncp '${folder}/archive.tgz' "$2/${name}"\n`;
  writeFileSync(join(folder, 'npm'), script);
  chmodSync(join(folder, 'npm'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  return log;
}

beforeEach(() => void vi.stubEnv('TMPDIR', temporaryFolder()));
afterEach(() => void vi.unstubAllEnvs());

describe('loadPackage', () => {
  it('reads the data files of pi-ai, and says which version it was', async () => {
    const archive = tarOf([
      ['package/package.json', '{"scripts": {"preinstall": "exit 1"}}'],
      ['package/dist/providers/data/openai.json', JSON.stringify(DATA)],
      ['package/dist/providers/data/nested/other.json', '{}'],
    ]);
    npmPacks(gzipSync(archive));
    expect(await loadPackage('@earendil-works/pi-ai@1.5.2')).toEqual({
      data: [DATA],
      url: 'https://www.npmjs.com/package/@earendil-works/pi-ai/v/1.5.2',
    });
  });

  it('asks npm to pack and to run nothing', async () => {
    const log = npmPacks(gzipSync(tarOf([['package/dist/providers/data/openai.json', '{}']])));
    await loadPackage('@earendil-works/pi-ai');
    expect(readFileSync(log, 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['pack', '@earendil-works/pi-ai', '--ignore-scripts', '--pack-destination']),
    );
  });

  it.each<[string, Buffer, string]>([
    ['no archive', Buffer.from('not gzip'), 'cannot be unpacked'],
    ['a bomb of 300 MB', gzipSync(Buffer.alloc(300 * 1024 * 1024)), 'cannot be unpacked'],
    ['a package without the files', gzipSync(tarOf([['package/index.js', '']])), 'has no prices'],
    ['files that are no JSON', gzipSync(tarOf([['package/dist/providers/data/openai.json', '{']])), 'cannot be read'],
  ])('refuses %s', async (_name, archive, problem) => {
    npmPacks(archive);
    await expect(loadPackage('@earendil-works/pi-ai')).rejects.toThrow(problem);
  });

  it('knows these packages and no others, and no version that is none', async () => {
    await expect(loadPackage('left-pad')).rejects.toThrow('@earendil-works/pi-ai and @pydantic/genai-prices');
    await expect(loadPackage('constructor')).rejects.toThrow('no package with prices');
    await expect(loadPackage('@pydantic/genai-prices@file:../x')).rejects.toThrow('is no version');
  });
});
