import type { Command } from 'commander';
import { CommandError } from '../errors.ts';

/** How long a collector may take to say whether it is ready, in milliseconds. */
const TIMEOUT_MS = 3_000;

/** `spancost probe`: for the health check of a container, which has no shell and no client. */
export function addProbe(root: Command): void {
  root
    .command('probe')
    .description(
      'Ask the collector of this machine whether it is ready (/readyz); exit code 1 if not. Takes its address from the configuration.',
    )
    .option('--config <file>', 'spancost.yaml (default: SPANCOST_CONFIG, else spancost.yaml here if there is one)')
    .option('--url <url>', 'another address')
    .action(async ({ config, url }: { readonly config?: string; readonly url?: string }) => {
      const at = url ?? (await configuredUrl(config));
      const response = await ask(`${at.replace(/\/$/, '')}/readyz`);
      const text = (await response.text()).trim();
      if (!response.ok) throw new CommandError(`${at} is not ready: ${text}`);
      console.log(text);
    });
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new CommandError(`${url} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, 1, { cause: error });
  }
}

/** Where a collector with this configuration is reached from its own machine. */
async function configuredUrl(file: string | undefined): Promise<string> {
  const { addressOf, ConfigError } = await import('@spancost/collector/config');
  try {
    return addressOf(file, process.env);
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(error.message, 2, { cause: error });
    throw error;
  }
}
