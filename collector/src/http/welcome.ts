import { OPERATIONS, type Operation } from '@spancost/api';
import { TAGS } from '@spancost/api/openapi';

/** What is no operation of the API. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['POST /v1/traces, /v1/logs, /v1/metrics', 'OTLP/HTTP, protobuf or JSON'],
  ['GET /metrics', 'for Prometheus'],
  ['GET /healthz, /readyz', 'whether it runs, and whether it takes telemetry'],
];

const WIDTH = 48;

/** What there is, for whoever asks with curl: a line for each route, in the order of the reference. */
export function welcome(): string {
  const chapters = Object.keys(TAGS).map((tag) => {
    const lines = OPERATIONS.filter((operation) => operation.tag === tag).map(lineOf);
    return `${tag}\n${lines.join('')}`;
  });
  const others = OTHERS.map(([route, what]) => line(route, what)).join('');
  return `Spancost collector\n\n${others}\nGET /api/v1/reference tells of parameters and answers.\n\n${chapters.join('\n')}`;
}

function lineOf({ method, path, summary }: Operation): string {
  return line(`${method} ${path}`, summary);
}

function line(route: string, what: string): string {
  return `  ${route.padEnd(WIDTH)} ${what}\n`;
}
