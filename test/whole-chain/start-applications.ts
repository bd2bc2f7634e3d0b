import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ApplicationProcess } from './application-process.ts';
import type { Chain } from './chain.ts';

const APPLICATIONS = join(import.meta.dirname, 'applications');

/** The three applications, which send what they make to the first otelcol. */
export function startApplications({ providers, front }: Chain, python: string): readonly ApplicationProcess[] {
  const openai = { OPENAI_BASE_URL: `${providers.url}/openai/v1`, OPENAI_API_KEY: 'any' };
  const node = {
    OTEL_EXPORTER_OTLP_ENDPOINT: front.url,
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_BSP_SCHEDULE_DELAY: '200',
    OTEL_BLRP_SCHEDULE_DELAY: '200',
    // Milliseconds here, seconds in Python: how long an export is tried again while otelcol is away.
    OTEL_EXPORTER_OTLP_TIMEOUT: '30000',
    OTEL_LOG_LEVEL: 'error',
  };
  const inPython = { OTEL_BSP_SCHEDULE_DELAY: '200', OTEL_EXPORTER_OTLP_TIMEOUT: '30', PYTHONDONTWRITEBYTECODE: '1' };
  const script = (name: string): [string, string] => [python, join(APPLICATIONS, `${name}.py`)];
  const applications = [
    new ApplicationProcess('node', [process.execPath, '--conditions=@spancost/source', join(APPLICATIONS, 'node.ts')], {
      ...openai,
      ...node,
    }),
    new ApplicationProcess('official', script('official'), { ...openai, ...inPython, OTEL_EXPORTER_OTLP_ENDPOINT: front.grpcUrl }),
    new ApplicationProcess('openllmetry', script('openllmetry'), { ...openai, ...inPython, OTEL_EXPORTER_OTLP_ENDPOINT: front.url }),
  ];
  onTestFinished(() => applications.forEach((application) => application.kill()));
  return applications;
}
