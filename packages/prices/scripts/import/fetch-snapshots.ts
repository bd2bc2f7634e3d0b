import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { genaiPricesOfModule } from '../../src/sources/index.ts';
import { GENAI_PRICES, PI_AI, type Input } from './inputs.ts';
import { snapshotOfGenaiPrices, snapshotOfPiAi } from './snapshot.ts';

/**
 * Packs both inputs, checks that they are the tarballs that this repository knows, and keeps what prices are read from. Nothing
 * of them is installed or run.
 *
 * @throws Error where a tarball is not the one of `inputs.ts`.
 */
export function fetchSnapshots(folder: string): void {
  withPackage(PI_AI, (root) => {
    const data = join(root, 'dist/providers/data');
    const files = readdirSync(data)
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .toSorted()
      .map((name) => JSON.parse(readFileSync(join(data, name), 'utf8')) as unknown);
    writeFileSync(join(folder, PI_AI.snapshot), snapshotOfPiAi(files));
  });
  withPackage(GENAI_PRICES, (root) => {
    const providers = genaiPricesOfModule(readFileSync(join(root, 'dist/index.js'), 'utf8'));
    writeFileSync(join(folder, GENAI_PRICES.snapshot), snapshotOfGenaiPrices(providers));
  });
}

function withPackage({ name, version, sha256 }: Input, use: (root: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-prices-'));
  try {
    execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [tarball = ''] = readdirSync(folder);
    const found = createHash('sha256')
      .update(readFileSync(join(folder, tarball)))
      .digest('hex');
    if (found !== sha256)
      throw new Error(`${name}@${version} has the SHA-256 ${found}, not ${sha256}; if you trust it, write that into inputs.ts`);
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder]);
    use(join(folder, 'package'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
