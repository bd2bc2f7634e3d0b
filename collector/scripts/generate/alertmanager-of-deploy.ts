import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertmanagerFilesOf } from '../../src/alerting/files-of-config.ts';

/** What Alertmanager is given by `deploy/spancost/spancost.yaml`, for those who put it there themselves. */
export function alertmanagerOfDeploy(deploy: string): ReadonlyMap<string, string> {
  const file = join(deploy, 'spancost/spancost.yaml');
  // Hashes of tokens, of which nothing comes into the files.
  const variables = [...readFileSync(file, 'utf8').matchAll(/\$\{env:(\w+)\}/g)].map(([, name = '']) => [name, '0'.repeat(64)] as const);
  const { config, templates } = alertmanagerFilesOf(file, Object.fromEntries(variables));
  return new Map([
    ['deploy/alertmanager/alertmanager.yml', config],
    ['deploy/alertmanager/spancost.tmpl', templates],
  ]);
}
