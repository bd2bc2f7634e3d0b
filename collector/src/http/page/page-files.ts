import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the page's build writes. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of the page, in memory. */
export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
  readonly gzipped: Buffer;
}

export interface PageFiles {
  readonly index: PageFile;
  /** By name; a name has a hash of the content in it. */
  readonly assets: ReadonlyMap<string, PageFile>;
}

/** Where the page is once it is built: in the package, or beside the one file that the image runs. */
const FOLDERS: readonly string[] = [join(import.meta.dirname, 'page'), join(import.meta.dirname, '../../../dist/page')];

/** The page, all of it; undefined where it has not been built. @param folder Where it is; else where the build puts it. */
export function readPage(folder: string | undefined): PageFiles | undefined {
  const found = [folder ?? FOLDERS].flat().find((each) => existsSync(join(each, 'index.html')));
  if (found === undefined) return undefined;
  const assets = join(found, 'assets');
  const files = readdirSync(assets).flatMap((name) => {
    const type = TYPES[extname(name)];
    return type === undefined ? [] : [[name, fileOf(join(assets, name), type)] as const];
  });
  return { index: fileOf(join(found, 'index.html'), 'text/html; charset=utf-8'), assets: new Map(files) };
}

function fileOf(path: string, type: string): PageFile {
  const content = readFileSync(path);
  return { type, content, gzipped: gzipSync(content, { level: 9 }) };
}
