import { execFile } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launch, type Contender } from './server.ts';

/** Builds it where that has not been done, and says where it is. */
const BUILD = join(import.meta.dirname, '../../../../collector/otelcol/build.ts');

/** The OpenTelemetry Collector as the project builds it, writing OTLP/JSON to a file. */
export const OTELCOL: Contender = {
  name: 'otelcol, file exporter',
  keeps: 'each span decoded and written to a file, not synced',
  async start() {
    const { stdout } = await promisify(execFile)(process.execPath, [BUILD], { maxBuffer: 2 ** 24 });
    const program = stdout.trim();
    return launch({
      command: program,
      args: (folder, port) => [`--config=${configFile(folder, port)}`],
      readyWithinMs: 30_000,
      stored: (folder) => countSpans(join(folder, 'spans.jsonl')),
    });
  },
};

function configFile(folder: string, port: number): string {
  const file = join(folder, 'otelcol.yaml');
  const config = {
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
    exporters: { file: { path: join(folder, 'spans.jsonl') } },
    service: {
      pipelines: { traces: { receivers: ['otlp'], exporters: ['file'] } },
      telemetry: { metrics: { level: 'none' }, logs: { level: 'error' } },
    },
  };
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Spans in lines of OTLP/JSON. */
async function countSpans(file: string): Promise<number> {
  const mark = Buffer.from('"spanId":');
  let spans = 0;
  let rest = Buffer.alloc(0);
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    const text = Buffer.concat([rest, part]);
    let place = -1;
    let from = 0;
    while ((place = text.indexOf(mark, from)) !== -1) {
      spans += 1;
      from = place + mark.length;
    }
    rest = text.subarray(Math.max(from, text.length - mark.length + 1));
  }
  return spans;
}
