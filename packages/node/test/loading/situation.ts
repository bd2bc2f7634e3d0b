/** Who saw the call: the instrumentation of its SDK, with everything that it knows, the last net below it, or nobody. */
export type SeenBy = 'SDK' | 'network' | 'nothing';

/** One way in which an application, its SDK and Spancost come into one process. */
export interface Situation {
  readonly group: string;
  /** As a row of docs/loading.md has it. */
  readonly name: string;
  /** The application's files; the first one is started. */
  readonly files: Readonly<Record<string, string>>;
  /** What Node, or `runner`, gets before the file. */
  readonly flags?: readonly string[];
  readonly runner?: 'tsx';
  /** Whether it is started by a link to its file, from a folder elsewhere, as npm links the programs of packages. */
  readonly isLinked?: boolean;
  /** What is bundled into the first file before it is started; nothing by default. */
  readonly bundle?: Bundle;
  /** Packages in the application's `node_modules`, by where they are there: links into this workspace's. */
  readonly installed?: Readonly<Record<string, string>>;
  /** A version under which openai is installed, as a copy that is otherwise the newest. */
  readonly openaiAs?: string;
  /** `type` in the application's package.json. */
  readonly type?: 'module';
  readonly seenBy: SeenBy;
  /** Names of the spans of AI calls, in their order. Default: one of gpt-5. */
  readonly spans?: readonly string[];
  /** Calls of gpt-5 that the application makes. Default: as many as there are spans of it. */
  readonly calls?: number;
  /** What the diagnostics say, in part; nothing by default. */
  readonly told?: string;
  /** The copies of openai that `report()` has, each with what became of it. Default: one, which is instrumented unless it is in the bundle. */
  readonly copies?: readonly string[];
}

/** What esbuild is asked for. */
export interface Bundle {
  readonly format: 'esm' | 'cjs';
  /** What is left in `node_modules`: every package, ours, the SDK, or nothing. */
  readonly external: 'all' | 'spancost' | 'sdk' | 'nothing';
  readonly minify?: boolean;
}
