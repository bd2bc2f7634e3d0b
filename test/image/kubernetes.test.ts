import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@spancost/collector';
import { StatefulSet, type IStatefulSet } from 'kubernetes-models/apps/v1';
import { ConfigMap, Service, type IConfigMap, type IService } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

const FILE = join(import.meta.dirname, '../../deploy/kubernetes/spancost.yaml');
/** In this order in the file; that they are so is what the first test shows. */
const [config, service, set] = parseAllDocuments(readFileSync(FILE, 'utf8')).map((document): unknown => document.toJS()) as [
  IConfigMap,
  IService,
  IStatefulSet,
];

it('each object is what the API of Kubernetes takes; a probe without a port is not', () => {
  new ConfigMap(config).validate();
  new Service(service).validate();
  new StatefulSet(set).validate();
  const broken = JSON.parse(JSON.stringify(set).replace('"port":"http"', '"prt":"http"')) as IStatefulSet;
  expect(() => new StatefulSet(broken).validate()).toThrow(/httpGet/);
});

it('its configuration can be used, in the environment that the image has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-k8s-'));
  try {
    const file = join(folder, 'spancost.yaml');
    writeFileSync(file, config.data?.['spancost.yaml'] ?? '');
    expect(loadConfig(file, {})).toMatchObject({ listen: { host: '0.0.0.0', port: 4318 }, budgets: [{ amountUsd: '200' }] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("its user, port and folders are the image's, and it takes no more than it needs", () => {
  const dockerfile = readFileSync(join(import.meta.dirname, '../../collector/Dockerfile'), 'utf8');
  const { template } = set.spec!;
  const [container] = template.spec!.containers;
  expect(dockerfile).toContain(`USER ${template.spec!.securityContext!.runAsUser}:${template.spec!.securityContext!.runAsGroup}`);
  expect(dockerfile).toContain(`EXPOSE ${container!.ports![0]!.containerPort}`);
  for (const { mountPath } of container!.volumeMounts!) expect(dockerfile).toContain(mountPath);
  expect(container!.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect([container!.livenessProbe!.httpGet!.path, container!.readinessProbe!.httpGet!.path]).toEqual(['/healthz', '/readyz']);
});
