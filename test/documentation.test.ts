import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { OPERATIONS } from '@spancost/api';
import * as node from '@spancost/node';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Pages that git has or will have, by their paths. */
const PAGES: ReadonlyMap<string, string> = new Map(
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
);

const pageAt = (path: string): string => PAGES.get(path) ?? expect.fail(`${path} is not there`);

const withoutCode = (page: string): string => page.replace(/^```.*?^```/gms, '');

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Links of a page to what is in this repository and is not there, or has no such heading. */
function brokenLinksOf([path, page]: readonly [string, string]): readonly string[] {
  const targets = [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [to = '', anchor] = target.split('#');
    const file = to === '' ? path : normalize(join(dirname(path), to));
    if (!existsSync(join(ROOT, file))) return true;
    return anchor !== undefined && !anchorsOf(PAGES.get(file) ?? '').includes(anchor);
  });
}

/** The names that examples on a page import, by the package or subpath they import them from. */
function importsOf(page: string): readonly (readonly [specifier: string, names: readonly string[]])[] {
  const examples = [...page.matchAll(/^```(?:ts|js|tsx)\n(.*?)^```/gms)].map(([, code = '']) => code);
  return examples
    .flatMap((code) => [...code.matchAll(/^import \{([^}]+)\} from '(@spancost\/[^']+)';/gm)])
    .map(([, names = '', specifier = '']) => [
      specifier,
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ')),
    ]);
}

it('every link on a page of this repository leads to a file that is there, and to a heading that it has', () => {
  const broken = [...PAGES].flatMap((entry) => brokenLinksOf(entry).map((target) => `${entry[0]}: ${target}`));
  expect(broken).toEqual([]);
  expect(PAGES.size).toBeGreaterThan(20);
});

it('whatever an example imports from a package is exported there', async () => {
  const imports = [...PAGES].flatMap(([path, page]) => importsOf(page).map(([specifier, names]) => ({ path, specifier, names })));
  expect(imports.length).toBeGreaterThan(5);
  const missing: string[] = [];
  for (const { path, specifier, names } of imports) {
    const exported = Object.keys((await import(specifier)) as object);
    missing.push(...names.filter((name) => !exported.includes(name)).map((name) => `${path}: ${name} of ${specifier}`));
  }
  expect(missing).toEqual([]);
});

describe('the instrumented versions', () => {
  const config = { enabled: false };
  const sdks = [
    new node.OpenAIInstrumentation(config),
    new node.AnthropicInstrumentation(config),
    new node.GoogleGenAIInstrumentation(config),
    new node.BedrockInstrumentation(config),
    new node.CohereInstrumentation(config),
    new node.MistralInstrumentation(config),
    new node.GroqInstrumentation(config),
    new node.OllamaInstrumentation(config),
  ].map(({ moduleName, supportedVersions: { from, belowMajor } }) => `${moduleName} >=${from} <${belowMajor}`);

  it.each(['README.md', 'packages/instrumentation/README.md'])('are those in the table of %s', (path) => {
    const rows = [...pageAt(path).matchAll(/^\| \[`([^\]]+)`\]\([^)]+\) +\| `(>=[^|]+)`/gm)].map(
      ([, name, versions]) => `${name} ${versions}`,
    );
    expect(rows.toSorted()).toEqual(sdks.toSorted());
  });
});

it('every option of register() is in the table of packages/node/README.md, and no other', () => {
  const declared =
    /interface RegisterOptions \{(.*?)^\}/ms.exec(readFileSync(join(ROOT, 'packages/node/src/options.ts'), 'utf8'))?.[1] ?? '';
  const options = [...declared.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = '']) => name);
  const table = /^\| option .*?(?=\n\n)/ms.exec(pageAt('packages/node/README.md'))?.[0] ?? '';
  const named = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
  expect(options.length).toBeGreaterThan(10);
  expect(named.toSorted()).toEqual(options.toSorted());
});

it('every folder of the collector is in the table of docs/architecture.md, and no other', () => {
  const table = /^\| folder of `collector\/src`.*?(?=\n\n)/ms.exec(pageAt('docs/architecture.md'))?.[0] ?? '';
  const named = [...table.matchAll(/^\| `([^`]+)` /gm)].map(([, folder = '']) => folder);
  const source = join(ROOT, 'collector/src');
  const folders = readdirSync(source, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
  expect(named.filter((folder) => !existsSync(join(source, folder)))).toEqual([]);
});

it('every operation that a page names by its method and path is one of the API', () => {
  const named = [...PAGES].flatMap(([path, page]) =>
    [...page.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/api\/v1\/[\w/{}.-]*[\w}])/g)].map(([, method = '', at = '']) => ({
      path,
      method,
      at,
    })),
  );
  // `usage/by-user/u-17` is `usage/by-user/{user}`.
  const patterns = OPERATIONS.map((each) => ({ method: each.method, at: new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }));
  const isThere = (method: string, at: string): boolean => patterns.some((each) => each.method === method && each.at.test(at));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ method, at }) => !isThere(method, at)).map(({ path, method, at }) => `${path}: ${method} ${at}`)).toEqual([]);
});
