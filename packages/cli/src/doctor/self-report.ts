import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What is read of `register().report()`. */
export interface SelfReport {
  /** Version of Node. */
  readonly node: string;
  readonly isStarted: boolean;
  readonly problem?: string;
  readonly sdks: readonly {
    readonly sdk: string;
    readonly status: string;
    readonly supported?: string;
    readonly copies: readonly { readonly folder: string; readonly version: string }[];
    readonly problem?: string;
  }[];
}

/** The application's own copy of it is what is asked; this package does without. */
export const NODE_PACKAGE = '@spancost/node';

/** Registers, and loads the SDKs among these packages, as an application in this folder would. */
const SCRIPT = `
const { register } = await import(${JSON.stringify(NODE_PACKAGE)});
const spancost = register({ collectorUrl: false, flushOnExit: false, require: JSON.parse(process.env.SPANCOST_DOCTOR_PACKAGES) });
await spancost.ready.catch(() => {});
process.stdout.write('\\n' + JSON.stringify({ node: process.versions.node, ...spancost.report() }), () => process.exit());
`;

const TIMEOUT_MS = 60_000;

/**
 * What `register()` of the copy of `@spancost/node` that a folder finds tells of itself, with every SDK loaded: in a process of its
 * own, which exports nothing. Rejects with what Node said if it cannot be loaded there.
 */
export async function selfReport(folder: string, packages: readonly string[]): Promise<SelfReport> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: folder,
    timeout: TIMEOUT_MS,
    env: {
      ...process.env,
      OTEL_SDK_DISABLED: 'false',
      OTEL_TRACES_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      OTEL_METRICS_EXPORTER: 'none',
      SPANCOST_DOCTOR_PACKAGES: JSON.stringify(packages),
    },
  });
  // What the SDKs print when they are loaded comes before.
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as SelfReport;
}
