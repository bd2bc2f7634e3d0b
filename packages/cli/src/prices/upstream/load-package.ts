import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { genaiPricesOfModule } from '@spancost/prices/sources';
import { CommandError } from '../../errors.ts';
import type { LoadedUpstream } from './load-upstream.ts';
import { filesOfTar } from './files-of-tar.ts';
import { tooLarge } from './read-local.ts';

/** The packages that carry prices, and how they do. */
const PACKAGES: Readonly<Record<string, { readonly files: RegExp; readonly read: (texts: readonly string[]) => unknown }>> = {
  '@earendil-works/pi-ai': {
    files: /^package\/dist\/providers\/data\/[^/]+\.json$/,
    read: (texts) => texts.map((text) => JSON.parse(text) as unknown),
  },
  '@pydantic/genai-prices': {
    files: /^package\/dist\/index\.js$/,
    read: ([module = '']) => genaiPricesOfModule(module),
  },
};

const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+-]*$/;
const MOST_PACKED = 64 * 1024 * 1024;
const MOST_UNPACKED = 256 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/**
 * The prices in an npm package, `@pydantic/genai-prices@0.1.8`. The package is fetched as an archive with npm, so that the
 * registry and its credentials are those of this machine; it is not installed, and nothing of it is run.
 *
 * @throws CommandError
 */
export async function loadPackage(spec: string): Promise<LoadedUpstream> {
  const [, name = spec, version] = /^(@?[^@]+)(?:@(.+))?$/.exec(spec) ?? [];
  const known = Object.hasOwn(PACKAGES, name) ? PACKAGES[name] : undefined;
  if (known === undefined)
    throw new CommandError(`npm:${spec} is no package with prices that can be read; those are ${Object.keys(PACKAGES).join(' and ')}.`, 2);
  if (version !== undefined && !VERSION.test(version))
    throw new CommandError(`npm:${spec}: "${version}" is no version, such as 1.5.2, and no tag.`, 2);
  const folder = mkdtempSync(join(tmpdir(), 'spancost-npm-'));
  try {
    await pack(version === undefined ? name : `${name}@${version}`, folder);
    const [archive] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
    if (archive === undefined) throw new CommandError(`npm has not packed ${spec}.`);
    const path = join(folder, archive);
    if (statSync(path).size > MOST_PACKED) throw tooLarge(`npm:${spec}`, MOST_PACKED);
    const files = filesOfTar(unzip(path, spec), known.files);
    const packed = /-(\d[^/]*)\.tgz$/.exec(archive)?.[1];
    return {
      data: readFiles(known, files, spec),
      url: `https://www.npmjs.com/package/${name}${packed === undefined ? '' : `/v/${packed}`}`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFiles({ read }: (typeof PACKAGES)[string], files: readonly string[], spec: string): unknown {
  let data: unknown;
  try {
    data = files.length === 0 ? undefined : read(files);
  } catch (cause) {
    throw new CommandError(`npm:${spec} has prices that cannot be read (${String(cause)}).`, 1, { cause });
  }
  if (data === undefined) throw new CommandError(`npm:${spec} has no prices where earlier versions have them.`);
  return data;
}

async function pack(spec: string, folder: string): Promise<void> {
  const options = ['pack', spec, '--ignore-scripts', '--pack-destination', folder, '--loglevel', 'error'];
  try {
    // From an empty folder: the configuration of a project that happens to be here is not asked.
    await promisify(execFile)('npm', options, { cwd: folder, timeout: TIMEOUT_MS, maxBuffer: 8 * 1024 * 1024 });
  } catch (cause) {
    const { stderr } = cause as { readonly stderr?: string };
    const [reason] = (stderr ?? '').split('\n').filter((line) => line.trim() !== '');
    throw new CommandError(`npm cannot fetch ${spec} (${reason ?? (cause instanceof Error ? cause.message : String(cause))}).`, 1, {
      cause,
    });
  }
}

function unzip(path: string, spec: string): Buffer {
  try {
    return gunzipSync(readFileSync(path), { maxOutputLength: MOST_UNPACKED });
  } catch (cause) {
    throw new CommandError(`npm:${spec} cannot be unpacked (${cause instanceof Error ? cause.message : String(cause)}).`, 1, { cause });
  }
}
