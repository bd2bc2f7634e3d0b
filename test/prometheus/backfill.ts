import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pages of `/metrics` as if Prometheus had scraped them at other times than now. */
export class Backfill {
  readonly #lines: string[] = [];

  /** Keeps the counters of the ledger. @param at Milliseconds since the epoch. */
  add(text: string, at: number): void {
    for (const line of text.split('\n')) if (/^spancost_\w+_total\{/.test(line)) this.#lines.push(`${line} ${(at / 1000).toFixed(3)}`);
  }

  /** Writes Prometheus' blocks into `data` in a folder. */
  write(promtool: string, folder: string): void {
    const file = join(folder, 'samples.openmetrics');
    writeFileSync(file, `${this.#lines.join('\n')}\n# EOF\n`);
    execFileSync(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, join(folder, 'data')]);
  }
}
