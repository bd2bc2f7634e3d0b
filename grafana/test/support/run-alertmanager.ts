import { dirname, join } from 'node:path';
import { freePort } from '../../../test/free-ports.ts';
import { startServer, type RunningServer } from './start-server.ts';

export interface RunAlertmanagerOptions {
  readonly binary: string;
  /** `alertmanager.yml`; its data are in a folder beside it. */
  readonly configFile: string;
  /** Of 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** What its links lead to. */
  readonly externalUrl?: string;
}

/** A real Alertmanager, alone, that remembers for as long as budgets need. */
export async function runAlertmanager({
  binary,
  configFile,
  port,
  externalUrl = 'http://localhost:9093',
}: RunAlertmanagerOptions): Promise<RunningServer> {
  const address = `127.0.0.1:${port ?? (await freePort())}`;
  const args = [
    `--config.file=${configFile}`,
    `--storage.path=${join(dirname(configFile), 'alertmanager-data')}`,
    `--web.listen-address=${address}`,
    '--cluster.listen-address=',
    '--data.retention=8808h',
    `--web.external-url=${externalUrl}`,
    '--web.route-prefix=/',
  ];
  return startServer(binary, args, `http://${address}`, '/-/ready');
}
