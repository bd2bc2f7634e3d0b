import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { compileFunction, constants } from 'node:vm';

const require = createRequire(import.meta.url);

/** What the addresses of the copies end with. */
const COPY = '?copy';

/** An import by Node itself, and not by what runs the tests. */
const importOf: (url: string) => Promise<unknown> = compileFunction('return import(url)', ['url'], {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as never;

/** A copy of a package of ES modules that shares nothing with the one that is imported. */
export async function freshModule(name: string): Promise<unknown> {
  const entry = pathToFileURL(require.resolve(name)).href;
  const folder = entry.slice(0, entry.indexOf(`/node_modules/${name}/`) + `/node_modules/${name}/`.length);
  const hooks = registerHooks({
    resolve(specifier, context, nextResolve) {
      const found = nextResolve(specifier, context);
      const isOfCopy = context.parentURL?.endsWith(COPY) === true && found.url.startsWith(folder);
      return isOfCopy ? { ...found, url: `${found.url}${COPY}` } : found;
    },
  });
  try {
    return await importOf(`${entry}${COPY}`);
  } finally {
    hooks.deregister();
  }
}
