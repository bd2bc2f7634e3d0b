import type { SdkCopy } from '@spancost/instrumentation';

/** Why the calls of a copy of an SDK are not seen as a whole, and what to do; undefined where they are, or will be. */
export function problemOf(sdk: string, { folder, version, state }: SdkCopy, supported: string | undefined): string | undefined {
  const copy = `${sdk} ${version} in ${folder}`;
  switch (state) {
    case 'instrumented':
    case 'not loaded':
      return undefined;
    case 'unsupported version':
      return `${copy} is not instrumented: ${remedyOf(sdk, folder, version, supported)}`;
    case 'no client class':
      return `${copy} is not instrumented: it is built otherwise than its versions before; install one that is known to work, and report this`;
    case 'loaded':
      return `${copy} is loaded and its class is not there: it failed to load, or is still being loaded`;
    default:
      return state satisfies never;
  }
}

/** What to do about a version; a copy in another package's folder is that package's own. */
function remedyOf(sdk: string, folder: string, version: string, supported: string | undefined): string {
  const wanted = supported === undefined ? `a supported version of ${sdk}` : `${sdk}@"${supported}"`;
  const owner = ownerOf(folder);
  const remedy = owner === undefined ? `install ${wanted}` : `update ${owner}, which brings it, or override its version by ${wanted}`;
  return isTooNew(version, supported) ? `${remedy}, or a newer @spancost/node` : remedy;
}

/** The package in whose own `node_modules` a folder is; undefined if it is the application's. */
function ownerOf(folder: string): string | undefined {
  const nested = folder.split(/[\\/]node_modules[\\/]/);
  const owner = nested.at(-2);
  // pnpm keeps all packages below node_modules/.pnpm.
  return nested.length > 2 && owner?.startsWith('.') === false ? owner : undefined;
}

function isTooNew(version: string, supported = ''): boolean {
  const belowMajor = Number(/<(\d+)/.exec(supported)?.[1]);
  return Number.parseInt(version, 10) >= belowMajor;
}
