import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a test's Prometheus shows to what it scrapes. */
const VIEWER_TOKEN = 'viewer-token-of-the-tests';

/** A file with it, as the configuration of deploy/ names one. */
export function viewerTokenFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'spancost-token-')), 'viewer.token');
  writeFileSync(file, VIEWER_TOKEN);
  return file;
}
