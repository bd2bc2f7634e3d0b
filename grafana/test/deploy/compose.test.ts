import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY } from '../support/paths.ts';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const text = readFileSync(join(REPOSITORY, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);

test('docker-compose.yml follows the Compose specification', () => {
  // The linter dclint carries the schema of the specification; its exports name only its package.json.
  const dclint = dirname(fileURLToPath(import.meta.resolve('dclint/package.json')));
  const { $schema: _, ...schema } = JSON.parse(readFileSync(join(dclint, 'schemas/compose.schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(compose);
  expect(validate.errors).toBeNull();
});

test('the nine services of the picture are there', () => {
  expect(services.map(([name]) => name).toSorted()).toEqual([
    'alertmanager',
    'collector',
    'demo',
    'grafana',
    'mailpit',
    'otelcol',
    'prometheus',
    'providers',
    'tempo',
  ]);
});

test.each(services)('%s has a pinned image, no capability and no privilege', (_, service) => {
  expect(service.image).toMatch(/:(local|v?\d+\.\d+\.\d+)$/);
  expect(service.privileged).toBeUndefined();
  expect(service.cap_drop).toEqual(['ALL']);
});

test.each(services)('%s publishes ports to this machine only', (_, { ports = [] }) => {
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
});

test('no port of this machine is published twice', () => {
  const published = services.flatMap(([, { ports = [] }]) => ports.map((port) => port.split(':')[1]));
  expect(new Set(published).size).toBe(published.length);
});

test.each(services)('every file, volume and secret of %s exists', (_, service) => {
  const sources = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
  const files = sources.filter((source) => source.startsWith('./'));
  const volumes = sources.filter((source) => !source.startsWith('./'));
  const secrets = (service.secrets ?? []).map((secret) => compose.secrets[secret]?.file ?? secret);
  expect([...files, ...secrets].filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
  expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes));
});

test.each(services)('%s waits only for services that exist, and for health only where it can be checked', (_, service) => {
  const awaited = Object.entries(service.depends_on ?? {});
  const unhealthy = awaited.filter(([name, { condition }]) => condition === 'service_healthy' && !hasHealthCheck(compose.services[name]));
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(awaited.map(([name]) => name)));
  expect(unhealthy).toEqual([]);
});

test('every mounted secret is where the configurations look for it', () => {
  expect(read('deploy/prometheus/prometheus.yml')).toContain('/run/secrets/spancost_viewer_token');
  expect(compose.services['prometheus']?.secrets).toEqual(['spancost_viewer_token']);
  expect(read('collector/otelcol/config.yaml')).toContain('/run/secrets/spancost_ingest_token');
  expect(compose.services['otelcol']?.secrets).toEqual(['spancost_ingest_token']);
});

test("the demo has the collector's ingest token for the price book", () => {
  const token = read('deploy/demo-tokens/ingest.token');
  expect(compose.services['demo']?.environment?.['OTEL_EXPORTER_OTLP_HEADERS']).toBe(`authorization=Bearer%20${token}`);
});

test('every address in the configurations is a service, at a port that it listens on', () => {
  const listening: Readonly<Record<string, readonly string[]>> = {
    alertmanager: ['9093'],
    collector: [String((parse(read('deploy/spancost/spancost.yaml')) as { listen: { port: number } }).listen.port)],
    mailpit: ['1025', '8025'],
    otelcol: ['4317', '4318'],
    prometheus: ['9090'],
    providers: [compose.services['providers']?.command?.at(-1) ?? ''],
    tempo: ['3200', '4317', '4318'],
  };
  const texts = [
    text,
    ...['deploy/prometheus/prometheus.yml', 'deploy/alertmanager/alertmanager.yml', 'deploy/spancost/spancost.yaml'].map(read),
    ...['collector/otelcol/config.yaml', 'collector/otelcol/tail-sampling.yaml'].map(read),
    read('grafana/provisioning/datasources/spancost.yaml'),
  ];
  const found = texts.flatMap((file) => [...file.matchAll(/(?:http:\/\/|targets: \[|smarthost: )([a-z]+):(\d+)/g)]);
  expect(found.length).toBeGreaterThan(10);
  const wrong = found.filter(([, host = '', port = '']) => host !== 'localhost' && listening[host]?.includes(port) !== true);
  expect(wrong.map(([address]) => address)).toEqual([]);
});

test('Alertmanager remembers longer than a budget is repeated', () => {
  const { route } = parse(read('deploy/alertmanager/alertmanager.yml')) as { route: { routes: { repeat_interval: string }[] } };
  const repeatHours = Number.parseInt(route.routes[0]?.repeat_interval ?? '', 10);
  const retention = compose.services['alertmanager']?.command?.find((flag) => flag.startsWith('--data.retention=')) ?? '';
  expect(repeatHours).toBeGreaterThan(31 * 24);
  expect(Number.parseInt(retention.split('=')[1] ?? '', 10)).toBeGreaterThan(repeatHours);
});

test("what the demo's services run is in the repository", () => {
  const entrypoints = [...text.matchAll(/node,? ((?:packages|examples)\/\S+\.js)/g)].map(([, path = '']) => path);
  expect(entrypoints).toEqual(['examples/providers/dist/main.js', 'examples/shop/dist/main.js']);
  const sources = entrypoints.map((path) => path.replace('/dist/', '/src/').replace(/\.js$/, '.ts'));
  expect(sources.filter((source) => !existsSync(join(REPOSITORY, source)))).toEqual([]);
});

/** Its own check, or the one of our Dockerfile. */
function hasHealthCheck(service: Service | undefined): boolean {
  if (service?.healthcheck?.disable === true) return false;
  return service?.healthcheck?.test !== undefined || service?.build !== undefined;
}

function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}
