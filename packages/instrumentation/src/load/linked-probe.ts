import { nodeModule } from './node-module.ts';

/** Format that our probes ask to load; it exists nowhere else. */
const PROBE = 'spancost-probe';

/** What the specifiers of our probes begin with: the same module under its own name may be imported by the application meanwhile. */
const SCHEME = `${PROBE}:`;

/** A module of our own, to try out how Node takes a refusal. */
const TRIAL = 'data:text/javascript,export{}//spancost-probe';

/**
 * Tells which ES modules are linked, without linking those that are not. Node has no list of them; but `import()` of a
 * linked module does not load it again, so a load that is refused tells them apart. Only loads that a probe itself begins
 * are refused, because the application may import the same file at the same moment: the format that `resolve` gives reaches
 * `load`, and is no part of the name under which Node keeps a module.
 */
export class LinkedProbe {
  readonly #hooks: { deregister(): void } | undefined;

  constructor() {
    this.#hooks = nodeModule().registerHooks?.({
      resolve: (specifier, context, nextResolve) =>
        specifier.startsWith(SCHEME)
          ? { url: specifier.slice(SCHEME.length), format: PROBE, shortCircuit: true }
          : nextResolve(specifier, context),
      load(url, context, nextLoad) {
        if (context.format === PROBE) throw new NotLinkedError(url);
        return nextLoad(url, context);
      },
    });
  }

  /** The exports of a module that is linked; undefined for one that is not. */
  async linked(url: string): Promise<unknown> {
    try {
      return await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ `${SCHEME}${url}`);
    } catch {
      return undefined;
    }
  }

  /**
   * Whether a module can still be imported after its load was refused. Node before 22.20 and 24.8 remembers the refusal:
   * there nothing that the application may want to import must be probed.
   */
  async isHarmless(): Promise<boolean> {
    await this.linked(TRIAL);
    return await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ TRIAL).then(
      () => true,
      () => false,
    );
  }

  /** Takes the probe out again. */
  end(): void {
    this.#hooks?.deregister();
  }
}

/** Thrown into our own probe of a module that is not linked; it never leaves this file. */
class NotLinkedError extends Error {
  constructor(url: string) {
    super(`${url} is not linked`);
  }
}
