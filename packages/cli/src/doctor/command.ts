import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { colours } from '../colours.ts';
import { CollectorApi } from '../collector-api.ts';
import { CommandError } from '../errors.ts';
import { jsonOption } from '../ask/json-option.ts';
import { printable } from '../printable.ts';
import { collectorFindings } from './collector-findings.ts';
import { doublingFindings } from './doubling.ts';
import type { Finding } from './finding.ts';
import { installedPackages } from './installed-packages.ts';
import { sdkFindings } from './sdk-findings.ts';
import { tokenOfApplication } from './token-of-application.ts';

interface DoctorOptions {
  readonly dir: string;
  readonly url?: string;
  readonly token?: string;
  readonly collector: boolean;
  readonly json?: boolean;
}

const DEFAULT_URL = 'http://localhost:4318';

/** `spancost doctor`: whether the AI calls of an application would be seen, once each, and priced. */
export function addDoctor(root: Command): void {
  root
    .command('doctor')
    .description(
      'Whether the AI calls of an application are seen: loads its SDKs in a process of their own, looks for what would count a call twice, and for the collector. Exit code 1 if something is wrong.',
    )
    .option('--dir <folder>', "the application's folder", '.')
    .option('--url <url>', `address of the collector (default: SPANCOST_COLLECTOR_URL, OTEL_EXPORTER_OTLP_ENDPOINT, else ${DEFAULT_URL})`)
    .option('--token <token>', 'token of the collector (default: SPANCOST_TOKEN, else that of OTEL_EXPORTER_OTLP_HEADERS)')
    .option('--no-collector', 'the application has no collector')
    .addOption(jsonOption())
    .action(async (options: DoctorOptions) => {
      const findings = await examine(options);
      const isWell = findings.every(({ status }) => status !== 'problem');
      console.log(options.json === true ? JSON.stringify({ ok: isWell, findings }) : findings.map(lineOf).join('\n'));
      if (!isWell) process.exitCode = 1;
    });
}

async function examine({ dir, url, token, collector }: DoctorOptions): Promise<readonly Finding[]> {
  const folder = resolve(dir);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(`${folder} is no folder; name one with --dir`, 2);
  const packages = installedPackages(folder);
  const at = url ?? process.env['SPANCOST_COLLECTOR_URL'] ?? process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? DEFAULT_URL;
  const asked = token ?? process.env['SPANCOST_TOKEN'] ?? tokenOfApplication(process.env['OTEL_EXPORTER_OTLP_HEADERS']);
  const [sdks, collectors] = await Promise.all([
    sdkFindings(folder, packages),
    collector ? collectorFindings(new CollectorApi(at, asked)) : [],
  ]);
  return [...sdks, ...doublingFindings(packages), ...collectors];
}

const MARKS = { ok: colours.green('ok     '), note: colours.yellow('note   '), problem: colours.red('problem') } as const;

function lineOf({ status, what }: Finding): string {
  return `${MARKS[status]}  ${printable(what)}`;
}
