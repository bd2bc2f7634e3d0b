import { registerHooks } from 'node:module';

/** Format that our probes ask to load; it exists nowhere else. */
const PROBE = 'spancost-probe';

/** A module of our own, to try out how Node takes a refusal. */
const TRIAL = 'data:text/javascript,export{}//spancost-probe';

/**
 * Tells which ES modules are linked, without linking those that are not. Node has no list of them; but `import()` of a
 * linked module does not load it again, so a load that is refused tells them apart. Only loads that a probe itself begins
 * are refused, because the application may import the same file at the same moment: the format that `resolve` gives reaches
 * `load`, and is no part of the name under which Node keeps a module.
 */
export class LinkedProbe {
  readonly #probed: Set<string> = new Set();
  readonly #hooks: { deregister(): void };

  constructor() {
    this.#hooks = registerHooks({
      resolve: (specifier, context, nextResolve) =>
        context.parentURL === import.meta.url && this.#probed.has(specifier)
          ? { url: specifier, format: PROBE, shortCircuit: true }
          : nextResolve(specifier, context),
      load(url, context, nextLoad) {
        if (context.format === PROBE) throw new NotLinkedError(url);
        return nextLoad(url, context);
      },
    });
  }

  /** The exports of a module that is linked; undefined for one that is not. */
  async linked(url: string): Promise<unknown> {
    this.#probed.add(url);
    try {
      return await import(url);
    } catch {
      return undefined;
    } finally {
      this.#probed.delete(url);
    }
  }

  /**
   * Whether a module can still be imported after its load was refused. Node before 22.20 and 24.8 remembers the refusal:
   * there nothing that the application may want to import must be probed.
   */
  async isHarmless(): Promise<boolean> {
    await this.linked(TRIAL);
    return await import(TRIAL).then(
      () => true,
      () => false,
    );
  }

  /** Takes the probe out again. */
  end(): void {
    this.#hooks.deregister();
  }
}

/** Thrown into our own probe of a module that is not linked; it never leaves this file. */
class NotLinkedError extends Error {
  constructor(url: string) {
    super(`${url} is not linked`);
  }
}
