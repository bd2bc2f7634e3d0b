import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OtlpSink } from './otlp-sink.ts';

/** What an application printed, and what was sent by it. */
export interface AppRun {
  readonly printed: string;
  readonly sink: OtlpSink;
}

/** Runs an application of `apps` to its end, in a process of its own with these variables and options of Node and no others. */
export async function runApp(
  app: string,
  env: Readonly<Record<string, string>>,
  options: readonly string[] = ['--import', '@spancost/node/register'],
): Promise<AppRun> {
  const sink = await OtlpSink.start();
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@spancost/source', ...options, app], {
      cwd: join(import.meta.dirname, 'apps'),
      env: { PATH: process.env['PATH'], OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', ...env },
    });
    return { printed: stdout, sink };
  } finally {
    sink.close();
  }
}
