// Run once by docker-compose.yml before its servers: gives each volume to the user of the server that writes it, and puts the
// secrets of .env where only their reader can read them. Compose refuses secrets from .env in a container that is read-only.
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Users of the images, as their projects set them; Alertmanager reads what the collector writes, and is run as it. */
const USERS = { otelcol: 10001, prometheus: 65534, collector: 65532 };

const [root = '/volumes'] = process.argv.slice(2);

for (const [folder, user] of [
  ['otelcol-queue', USERS.otelcol],
  ['alertmanager-config', USERS.collector],
  ['alertmanager-data', USERS.collector],
]) {
  mkdirSync(join(root, folder), { recursive: true });
  chownSync(join(root, folder), user, user);
}

mkdirSync(join(root, 'secrets'), { recursive: true });
for (const [variable, file, user] of [
  ['INGEST_TOKEN', 'ingest.token', USERS.otelcol],
  ['VIEWER_TOKEN', 'viewer.token', USERS.prometheus],
]) {
  const secret = process.env[variable];
  if (!secret) throw new Error(`${variable} is not set; make .env with: sh deploy/new-env.sh`);
  const path = join(root, 'secrets', file);
  // Nobody may write the one of an earlier start; it is replaced.
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, secret, { mode: 0o400 });
  chownSync(`${path}.new`, user, user);
  renameSync(`${path}.new`, path);
}
