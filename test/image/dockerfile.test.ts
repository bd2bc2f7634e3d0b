import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Copy, type From } from 'dockerfile-ast';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const DOCKERFILE = readFileSync(join(ROOT, 'collector/Dockerfile'), 'utf8');
const instructions = DockerfileParser.parse(DOCKERFILE).getInstructions();
const lastStage = instructions.slice(instructions.findLastIndex((each) => each.getKeyword() === 'FROM'));
const lastOf = (keyword: string) => lastStage.find((each) => each.getKeyword() === keyword);

it('every base has a version, and the last one can be another', () => {
  const bases = instructions.filter((each) => each.getKeyword() === 'FROM').map((each) => (each as From).getImage() ?? '');
  const stages = ['sources', 'bundle', 'demo'];
  expect(bases.filter((base) => !stages.includes(base) && base !== '${BASE}' && !/:\d+\.\d+\.\d+/.test(base))).toEqual([]);
  expect(bases.at(-1)).toBe('${BASE}');
  expect(DOCKERFILE).toMatch(/^ARG BASE=\S+:[\w.-]+$/m);
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: { node: string } };
  expect(bases[0]).toBe(`node:${devDependencies.node}-slim`);
});

it('the last stage runs nothing, as a user by number, probes without a shell, and starts by an absolute path', () => {
  expect(lastStage.map((each) => each.getKeyword())).not.toContain('RUN');
  expect(lastOf('USER')?.getArgumentsContent()).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  expect(lastOf('HEALTHCHECK')?.getArgumentsContent()).toMatch(/CMD \["\/usr\/local\/bin\/node", "\/app\/dist\/main\.js", "probe"\]$/);
  expect(JSON.parse(lastOf('ENTRYPOINT')?.getArgumentsContent() ?? '')).toEqual(['/usr/local/bin/node', '/app/dist/main.js']);
  expect(JSON.parse(lastOf('CMD')?.getArgumentsContent() ?? '')).toEqual(['up']);
});

it('nothing is fetched but by npm ci from the lockfile, without scripts', () => {
  expect(instructions.filter((each) => each.getKeyword() === 'ADD')).toEqual([]);
  const commands = instructions.filter((each) => each.getKeyword() === 'RUN').map((each) => each.getArgumentsContent() ?? '');
  for (const command of commands) {
    expect(command).not.toMatch(/\b(curl|wget|sudo|apt|apk|npx|npm i|npm install)\b/);
    for (const [, options = ''] of command.matchAll(/npm ci([^&]*)/g)) expect(options).toContain('--ignore-scripts');
  }
});

it('everything that is copied from the repository is there, and is not ignored', () => {
  const ignored = readFileSync(join(ROOT, 'collector/Dockerfile.dockerignore'), 'utf8').split('\n');
  const copied = instructions
    .filter((each) => each.getKeyword() === 'COPY' && !(each as Copy).getFlags().some((flag) => flag.getName() === 'from'))
    .flatMap((each) =>
      each
        .getArguments()
        .slice(0, -1)
        .map((argument) => argument.getValue().replace(/\/$/, '')),
    );
  expect(copied.length).toBeGreaterThan(5);
  expect(copied.filter((path) => !existsSync(join(ROOT, path)) || ignored.includes(path))).toEqual([]);
  const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { workspaces: string[] };
  expect(
    workspaces
      .map((each) => each.replace('/*', ''))
      .filter((each) => !copied.some((path) => path.startsWith(each) || each.startsWith(`${path}/`))),
  ).toEqual([]);
});

it('docker-compose.yml builds the stages that are there', () => {
  const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, { build?: { dockerfile: string; target?: string } }>;
  };
  const targets = Object.values(compose.services).flatMap(({ build }) => (build === undefined ? [] : [build.target ?? 'the last']));
  expect(new Set(targets)).toEqual(new Set(['the last', 'demo']));
  expect(DOCKERFILE).toMatch(/^FROM sources AS demo$/m);
});
