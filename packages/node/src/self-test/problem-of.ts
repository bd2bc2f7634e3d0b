import type { SdkCopy } from '@spancost/instrumentation';

/** Why the calls of a copy of an SDK are not seen as a whole, and what to do; undefined where they are, or will be. */
export function problemOf(sdk: string, { folder, version, state }: SdkCopy, supported: string | undefined): string | undefined {
  const copy = `${sdk} ${version} in ${folder}`;
  switch (state) {
    case 'instrumented':
    case 'not loaded':
      return undefined;
    case 'unsupported version':
      return `${copy} is not instrumented: install ${supported === undefined ? 'a supported version' : `${sdk}@"${supported}"`}`;
    case 'no client class':
      return `${copy} is not instrumented: it is built otherwise than its versions before; install one that is known to work, and report this`;
    case 'loaded':
      return `${copy} is loaded and its class is not there: it failed to load, or is still being loaded`;
    default:
      return state satisfies never;
  }
}
