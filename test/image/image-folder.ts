import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';

const ROOT = join(import.meta.dirname, '../..');

/** The user that the image runs as. */
export const USER = 65_532;

/** What the image would hold, in a folder, and how to let go of it. */
export interface ImageFolder {
  readonly root: string;
  remove(): void;
}

/**
 * The last stage of the Dockerfile, made without Docker: its COPY instructions, from what the stage `bundle` makes with its own
 * command, on top of what stands for its base: the C library and libstdc++ of this machine, and nothing else.
 */
export function imageFolder(dockerfile: string): ImageFolder {
  const parsed = DockerfileParser.parse(dockerfile);
  const root = mkdtempSync(join(tmpdir(), 'spancost-image-'));
  const bundle = mkdtempSync(join(tmpdir(), 'spancost-bundle-'));
  const [command = ''] = parsed
    .getInstructions()
    .filter((each) => each.getKeyword() === 'RUN' && each.getArgumentsContent()?.includes('bundle-image.ts') === true)
    .map((each) => each.getArgumentsContent() ?? '');
  execFileSync('sh', ['-c', command.replaceAll('/image/', `${bundle}/image/`).replace(/\bnode\b/, process.execPath)], { cwd: ROOT });

  const from: Readonly<Record<string, string>> = { '/usr/local/bin/node': realpathSync(process.execPath) };
  for (const copy of copiesOfLastStage(parsed.getInstructions())) {
    const [source = '', target = ''] = copy.getArguments().map((each) => each.getValue());
    mkdirSync(dirname(join(root, target)), { recursive: true });
    cpSync(from[source] ?? join(bundle, source), join(root, target), { recursive: true });
    if (copy.getFlags().some((flag) => flag.getName() === 'chown')) chownSync(join(root, target), USER, USER);
  }
  for (const library of librariesOf(root)) {
    mkdirSync(dirname(join(root, library)), { recursive: true });
    cpSync(realpathSync(library), join(root, library));
  }
  for (const folder of ['etc/spancost', 'proc', 'dev']) mkdirSync(join(root, folder), { recursive: true });
  chmodSync(root, 0o755);
  rmSync(bundle, { recursive: true });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function copiesOfLastStage(instructions: readonly Instruction[]): readonly Copy[] {
  const last = instructions.findLastIndex((each) => each.getKeyword() === 'FROM');
  return instructions.slice(last).filter((each) => each instanceof Copy);
}

/** What the native parts are linked to, as the loader of this machine finds it. */
function librariesOf(root: string): readonly string[] {
  const native = join(root, `app/node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`);
  const files = [join(root, 'usr/local/bin/node'), join(native, 'duckdb.node'), join(native, 'libduckdb.so')];
  const found = execFileSync('ldd', files, { encoding: 'utf8' }).matchAll(/(?:=> )?(\/\S+) \(0x/g);
  return [...new Set([...found].map(([, path = '']) => path))].filter((path) => !path.startsWith(root));
}
