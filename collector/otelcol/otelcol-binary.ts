import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What decides what is built: the manifest, and the modules that it led to. */
export const BUILD_INPUTS: readonly string[] = ['builder.yaml', 'go.mod', 'go.sum'].map((name) => join(import.meta.dirname, name));

/** Name of the program, as the manifest has it. */
export const BINARY_NAME = 'otelcol-spancost';

/**
 * Where `npm run build:otelcol` puts the stock OpenTelemetry Collector that `builder.yaml` describes, and where tests and benchmarks look
 * for it: a folder that git ignores, another one for each manifest, platform and architecture. Whether it is there is not said.
 */
export function otelcolBinary(): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of BUILD_INPUTS) hash.update(readFileSync(path));
  const folder = `otelcol-${hash.digest('hex').slice(0, 12)}`;
  return join(import.meta.dirname, '../../node_modules/.cache/spancost', folder, BINARY_NAME);
}
