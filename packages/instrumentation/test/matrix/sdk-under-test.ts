import type { TracerProvider } from '@opentelemetry/api';
import type { ModuleInstrumentation } from '../../src/index.ts';
import type { Bench, Driver, Run } from './driver.ts';
import type { Reasons } from './lacks.ts';
import type { Scenario, Told } from './scenario.ts';
import type { ScenarioName } from './scenarios.ts';

/** The module systems, each with how it is named on the page. */
export const FORMATS = { cjs: 'CommonJS', esm: 'ES module' } as const;

/** A module system in which an application loads an SDK. */
export type Format = keyof typeof FORMATS;

/** One major of an SDK, or one minor where it has no majors. */
export interface Major {
  /** As the page names it. */
  readonly version: string;
  /** Name under which it is installed here. */
  readonly installed: string;
  /** The module systems in which Node loads it: one where it ships no other. */
  readonly formats: readonly Format[];
  /** Scenarios that this major does not have, each with the reason. */
  readonly lacks?: Reasons;
}

/** What the spans of some scenarios say otherwise. */
export type ToldOtherwise = Readonly<Partial<Record<ScenarioName, Partial<Told>>>>;

/** A way to call an SDK that is its own; what it gives back is all that its user sees. */
interface CallShape<Subject> {
  readonly name: string;
  readonly run: (subject: Subject) => Promise<unknown>;
  /** Names of the spans that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

/** How an SDK is called in the scenarios. */
export interface SdkDefinition<D extends Driver, Sdk, Subject> {
  /** Package as applications name it. */
  readonly name: string;
  readonly majors: readonly Major[];
  /** Why a module system has no column. */
  readonly onlyFormat?: string;
  /** A new instrumentation of it. A bare process loads nothing of this package. */
  readonly instrumentation: () => Promise<ModuleInstrumentation & { setTracerProvider(provider: TracerProvider): void }>;
  readonly driverOf: (sdk: Sdk, url: string) => D;
  /** How far up the stacks of its errors reach depends on what had come by then. */
  readonly stacksByChance?: boolean;
  /** What the first event of a stream tells of the usage. */
  readonly firstEvent: 'input' | 'nothing';
  /** Scenarios that are done in a way of this SDK's own. */
  readonly own: Readonly<Partial<Record<ScenarioName, Run<D>>>>;
  /** Scenarios that it does not have, each with the reason. */
  readonly lacks: Reasons;
  /** What its spans say where that differs from what those of others say. */
  readonly told?: (version: string) => ToldOtherwise;
  /** All other ways to call it. */
  readonly shapes: (sdk: Sdk, url: string) => { readonly subject: () => Subject; readonly shapes: readonly CallShape<Subject>[] };
}

/** A cell of the matrix that can be run. */
type Cell = (bench: Bench) => PromiseLike<unknown>;

/** An SDK of the matrix. */
export interface SdkUnderTest extends Pick<
  SdkDefinition<Driver, unknown, unknown>,
  'name' | 'majors' | 'onlyFormat' | 'instrumentation' | 'stacksByChance' | 'firstEvent'
> {
  readonly driverOf: (sdk: unknown, url: string) => Driver;
  /** Why there is no cell of a scenario; undefined where there is one. */
  readonly reasonAgainst: (scenario: Scenario, major: Major) => string | undefined;
  /** What the spans of a scenario must say in this version. */
  readonly toldOf: (scenario: Scenario, version: string) => Told;
  /** The cell of a scenario. @throws Error if the SDK neither has nor lacks it. */
  readonly cell: (scenario: Scenario, sdk: unknown, url: string) => Cell;
  readonly shapes: (sdk: unknown, url: string) => readonly CallShape<void>[];
}

/** Closes the types of an SDK over its definition. */
export function sdkUnderTest<D extends Driver, Sdk, Subject>(definition: SdkDefinition<D, Sdk, Subject>): SdkUnderTest {
  const { driverOf, own, lacks, told, shapes } = definition;
  return {
    ...definition,
    // What is loaded under the name of a package is that package.
    driverOf: (sdk, url) => driverOf(sdk as Sdk, url),
    reasonAgainst: ({ name }, major) => valueOf(lacks, name) ?? valueOf(major.lacks, name),
    toldOf: ({ name, told: common }, version) => ({ ...common, ...valueOf(told?.(version), name) }),
    cell({ name, run: common }, sdk, url) {
      const run: Run<D> | undefined = valueOf(own, name) ?? common;
      if (run === undefined) throw new Error(`${definition.name} neither has nor lacks the scenario "${name}": add it to own or lacks`);
      const driver = driverOf(sdk as Sdk, url);
      // The bench was made with this definition's own driver.
      return (bench) => run(driver, bench as Bench<D>);
    },
    shapes(sdk, url) {
      const made = shapes(sdk as Sdk, url);
      return made.shapes.map(({ name, spans, run }) => ({ name, spans, run: () => run(made.subject()) }));
    },
  };
}

function valueOf<T>(table: Readonly<Record<string, T | undefined>> = {}, name: string): T | undefined {
  return table[name];
}
