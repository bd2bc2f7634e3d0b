import type * as Configuration from '@spancost/collector/config';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { renderConfig } from './render-config.ts';
import { writeFiles } from './write-files.ts';

/** `spancost config check`, `print` and `alertmanager`: what a collector would start with, or give to Alertmanager, without starting one. */
export function addConfig(root: Command): void {
  const config = root.command('config').description("Check or show a collector's configuration, without starting one.");
  config
    .command('check')
    .description('Say whether a configuration can be used; exit code 2 with file, line, column and advice if not.')
    .argument('[file]', 'spancost.yaml (default: SPANCOST_CONFIG, else spancost.yaml here if there is one)')
    .action(async (file: string | undefined) => {
      const description = await describe(file);
      for (const warning of description.warnings) console.error(`spancost: warning: ${warning}`);
      await check(file);
      console.log(`${description.file ?? 'no file, the defaults'}: can be used`);
    });
  config
    .command('print')
    .description(
      'Show every option in force and where its value comes from: file and line, environment variable, or default. Secrets are hidden.',
    )
    .argument('[file]', 'spancost.yaml (default: SPANCOST_CONFIG, else spancost.yaml here if there is one)')
    .option('--json', 'print JSON')
    .action(async (file: string | undefined, { json }: { readonly json?: true }) => {
      const description = await describe(file);
      for (const warning of description.warnings) console.error(`spancost: warning: ${warning}`);
      console.log(json === true ? JSON.stringify(description, undefined, 2) : renderConfig(description));
    });
  config
    .command('alertmanager')
    .description("Print Alertmanager's configuration, as a collector with alerting.config_file writes it. It holds secrets.")
    .argument('[file]', 'spancost.yaml (default: SPANCOST_CONFIG, else spancost.yaml here if there is one)')
    .option('--templates', 'print the file of templates instead, which belongs beside it as spancost.tmpl')
    .option('--output <folder>', 'write both into a folder, for its owner alone to read')
    .action(async (file: string | undefined, options: AlertmanagerOptions) => {
      const files = await asked(({ alertmanagerFilesOf }) => alertmanagerFilesOf(file, process.env));
      for (const problem of files.problems) console.error(`spancost: warning: ${problem}`);
      if (options.output !== undefined) console.log((await writeFiles(options.output, files)).join('\n'));
      else process.stdout.write(options.templates === true ? files.templates : files.config);
    });
}

interface AlertmanagerOptions {
  readonly templates?: true;
  readonly output?: string;
}

async function describe(file: string | undefined): Promise<Configuration.ConfigDescription> {
  return await asked(({ describeConfig }) => describeConfig(file, process.env));
}

async function check(file: string | undefined): Promise<void> {
  await asked(({ checkConfig }) => checkConfig(file, process.env));
}

async function asked<T>(ask: (config: typeof Configuration) => T | Promise<T>): Promise<T> {
  // Loaded here, so that other commands do not wait for it.
  const config = await import('@spancost/collector/config');
  const { ConfigError } = config;
  try {
    return await ask(config);
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(error.message, 2, { cause: error });
    throw error;
  }
}
