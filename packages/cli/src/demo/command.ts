import { InvalidArgumentError, Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { stopSignal } from '../stop-signal.ts';
import { progressOn } from './progress.ts';
import { demoJson, renderDemo } from './render-demo.ts';

interface DemoCommandOptions {
  readonly calls: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly keep?: boolean;
}

/** `spancost demo`: a small shop makes real SDK calls against a local stand-in, and the money is reconciled. */
export function addDemo(root: Command): void {
  root
    .command('demo')
    .description(
      'Run a small shop against a local stand-in for the providers and reconcile spans, ledger and metrics. Ends by itself; a difference is exit code 1.',
    )
    .addOption(new Option('--calls <n>', 'how many AI calls the shop makes').default(200).argParser(parseCount))
    .addOption(new Option('--seed <n>', 'which calls they are; the same seed makes the same calls').default(1).argParser(parseCount))
    .option('--json', 'print one JSON object')
    .option('--keep', 'leave the collector running, until Ctrl-C')
    .action(async ({ calls, seed, json, keep }: DemoCommandOptions) => {
      if (json !== true)
        console.error('A shop makes real OpenAI and Anthropic SDK calls against a local stand-in; nothing leaves this machine.');
      const interrupted = new AbortController();
      void stopSignal().then(() => interrupted.abort(new CommandError('interrupted; the shop and the collector are stopped')));
      // Loaded here, so that other commands do not wait for the collector's database.
      const { runDemo } = await import('./run-demo.ts');
      const result = await runDemo({ calls, seed, onProgress: progressOn(process.stderr), signal: interrupted.signal });
      try {
        console.log(json === true ? JSON.stringify(demoJson(result)) : renderDemo(result));
        if (keep === true) {
          console.error(
            `\nThe collector runs at ${result.collectorUrl} until Ctrl-C. Look at:\n  ${result.collectorUrl}/api/v1/stats\n  ${result.collectorUrl}/metrics\n  spancost report --url ${result.collectorUrl}`,
          );
          await aborted(interrupted.signal);
        }
      } finally {
        await result.close();
      }
      if (result.differences.length > 0) throw new CommandError(`the money does not reconcile: ${result.differences.join('; ')}`);
    });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d{1,7}$/.test(text) && count > 0) return count;
  throw new InvalidArgumentError('It is a whole number from 1 to 9999999.');
}
