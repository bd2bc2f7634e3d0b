import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { REPOSITORY } from './paths.ts';
import { runAlertmanager } from './run-alertmanager.ts';
import type { RunningServer } from './start-server.ts';

const DEPLOY = join(REPOSITORY, 'deploy/alertmanager');

/** The configuration of deploy/, with another mail server and a second instead of the waiting times. */
export function alertmanagerConfig(mailServer: string): string {
  const config = parse(readFileSync(join(DEPLOY, 'alertmanager.yml'), 'utf8'));
  config.global.smtp_smarthost = mailServer;
  config.templates = [join(DEPLOY, 'spancost.tmpl')];
  config.route.group_wait = '1s';
  config.route.group_interval = '1s';
  return stringify(config);
}

/** A real Alertmanager with the configuration of deploy/ on a free port and an empty folder. */
export async function startAlertmanager(binary: string, mailServer: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-alertmanager-'));
  const file = join(folder, 'alertmanager.yml');
  writeFileSync(file, alertmanagerConfig(mailServer));
  return runAlertmanager({ binary, configFile: file });
}
