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
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly network_mode?: string;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly user?: string;
  readonly profiles?: readonly string[];
  readonly restart?: string;
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<'cpus' | 'memory', string>> } };
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
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

test('the nine services of the picture are there, and one that prepares their volumes', () => {
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
    'volumes',
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

test.each(services)('%s has limits of memory and processors', (_, { deploy }) => {
  expect(deploy?.resources.limits).toMatchObject({ cpus: expect.stringMatching(/^[\d.]+$/), memory: expect.stringMatching(/^\d+[MG]$/) });
});

test('nobody is root but who prepares the volumes, without a network and once', () => {
  for (const [name, { user, image, build }] of services) {
    // An image of ours has a user of its own, as test/image shows.
    if (name !== 'volumes' && build === undefined) expect({ image, user }).toMatchObject({ user: expect.stringMatching(/^[1-9]\d+:\d+$/) });
    else if (name !== 'volumes') expect(user).toBeUndefined();
  }
  expect(compose.services['volumes']).toMatchObject({ user: '0:0', cap_add: ['CHOWN'], network_mode: 'none', read_only: true });
  expect(services.filter(([, { cap_add: added }]) => added !== undefined).map(([name]) => name)).toEqual(['volumes']);
});

test('the demo is started where it is asked for only', () => {
  const profiles = services.flatMap(([name, { profiles: each }]) => (each === undefined ? [] : [[name, ...each]]));
  expect(profiles).toEqual([
    ['providers', 'demo'],
    ['demo', 'demo'],
  ]);
});

test('whoever opens Grafana has to log in', () => {
  expect(compose.services['grafana']?.environment).toMatchObject({ GF_AUTH_ANONYMOUS_ENABLED: 'false' });
});

test.each(services)('every file and volume of %s exists', (_, service) => {
  const sources = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
  const files = sources.filter((source) => source.startsWith('./'));
  const volumes = sources.filter((source) => !source.startsWith('./'));
  expect(files.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
  expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes));
});

test.each(services)('%s waits only for services that exist, and for health only where it can be checked', (_, service) => {
  const awaited = Object.entries(service.depends_on ?? {});
  const unhealthy = awaited.filter(([name, { condition }]) => condition === 'service_healthy' && !hasHealthCheck(compose.services[name]));
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(awaited.map(([name]) => name)));
  expect(unhealthy).toEqual([]);
});

test('a variable that is missing is said, with what makes it', () => {
  const used = [...text.matchAll(/\$\{([A-Z_\d]+)([^}]*)\}/g)];
  const told = new Set(
    used.filter(([, , otherwise]) => otherwise === ':?is not set; make .env with sh deploy/new-env.sh').map(([, name]) => name),
  );
  expect(new Set(used.map(([, name]) => name))).toEqual(told);
});

test('every address in the configurations is a service, at a port that it listens on', () => {
  const listening: Readonly<Record<string, readonly string[]>> = {
    alertmanager: ['9093'],
    collector: [String((parse(read('deploy/spancost/spancost.yaml')) as { listen: { port: number } }).listen.port)],
    mailpit: ['1025', '8025'],
    otelcol: ['4317', '4318', '8888'],
    prometheus: ['9090'],
    providers: [compose.services['providers']?.command?.at(-1) ?? ''],
    tempo: ['3200', '4317', '4318'],
  };
  const texts = [
    text,
    ...['deploy/prometheus/prometheus.yml', 'deploy/spancost/spancost.yaml'].map(read),
    ...['collector/otelcol/config.yaml', 'collector/otelcol/tail-sampling.yaml'].map(read),
    read('grafana/provisioning/datasources/spancost.yaml'),
  ];
  const found = texts.flatMap((file) => [...file.matchAll(/(?:http:\/\/|targets: \[|smarthost: )([a-z]+):(\d+)/g)]);
  expect(found.length).toBeGreaterThan(10);
  const wrong = found.filter(([, host = '', port = '']) => host !== 'localhost' && listening[host]?.includes(port) !== true);
  expect(wrong.map(([address]) => address)).toEqual([]);
});

test('what Alertmanager told of a budget is repeated after more than a year, and remembered until then', () => {
  const { route } = parse(read('deploy/alertmanager/alertmanager.yml')) as {
    route: { routes: { matchers: string[]; repeat_interval: string }[] };
  };
  const ofBudgets = route.routes.find(({ matchers }) => matchers.includes('category="budget"'));
  const repeatHours = Number.parseInt(ofBudgets?.repeat_interval ?? '', 10);
  const retention = compose.services['alertmanager']?.command?.find((flag) => flag.startsWith('--data.retention=')) ?? '';
  expect(repeatHours).toBeGreaterThan(366 * 24);
  expect(Number.parseInt(retention.split('=')[1] ?? '', 10)).toBeGreaterThanOrEqual(repeatHours);
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
