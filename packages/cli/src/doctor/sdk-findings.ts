import { realpathSync } from 'node:fs';
import type { Finding } from './finding.ts';
import type { InstalledPackage } from './installed-packages.ts';
import { nestedCopies } from './nested-copies.ts';
import { nestedFindings } from './nested-findings.ts';
import { nextFindings } from './next-findings.ts';
import { NODE_PACKAGE, selfReport, type SelfReport } from './self-report.ts';

/** Whether Spancost is installed in a folder and starts, and of each SDK there whether it is instrumented. */
export async function sdkFindings(folder: string, packages: readonly InstalledPackage[]): Promise<readonly Finding[]> {
  const own = packages.find(({ name }) => name === NODE_PACKAGE);
  if (own === undefined)
    return [{ check: 'spancost', status: 'problem', what: `${NODE_PACKAGE} is not installed: npm install ${NODE_PACKAGE}` }];
  let report: SelfReport;
  try {
    const names = packages.map(({ name }) => name);
    report = await selfReport(folder, names);
  } catch (error) {
    return [{ check: 'spancost', status: 'problem', what: `${NODE_PACKAGE} ${own.version} cannot be loaded: ${lastLineOf(error)}` }];
  }
  const { node, isStarted, problem, sdks } = report;
  if (!isStarted)
    return [
      {
        check: 'spancost',
        status: 'problem',
        what: `register() of ${NODE_PACKAGE} ${own.version} starts nothing: ${problem ?? 'run it with OTEL_LOG_LEVEL=error to see why'}`,
      },
    ];
  const installed = sdks.filter(({ copies }) => copies.length > 0);
  const supported = new Map(sdks.flatMap(({ sdk, supported: range }) => (range === undefined ? [] : [[sdk, range] as const])));
  const loaded = new Set(sdks.flatMap(({ copies }) => copies.map(({ folder: at }) => at)));
  const nested = nestedCopies(folder, new Set(supported.keys())).filter((copy) => !loaded.has(realpathSync(copy.folder)));
  const none: Finding = {
    check: 'sdk',
    status: 'note',
    what: `no SDK with an instrumentation is installed; there are those for ${sdks.map(({ sdk }) => sdk).join(', ')}`,
  };
  return [
    { check: 'spancost', status: 'ok', what: `${NODE_PACKAGE} ${own.version} starts on Node ${node}` },
    ...(installed.length === 0 && nested.length === 0 ? [none] : installed.map((each) => findingOf(each))),
    ...nestedFindings(nested, supported),
    ...nextFindings(folder, packages, [...supported.keys()]),
  ];
}

function findingOf({ sdk, status, copies, problem }: SelfReport['sdks'][number]): Finding {
  const named = `${sdk} ${[...new Set(copies.map(({ version }) => version))].join(', ')}`;
  if (problem !== undefined) return { check: 'sdk', status: 'problem', what: problem };
  if (status === 'instrumented') return { check: 'sdk', status: 'ok', what: `${named} is loaded and instrumented` };
  return {
    check: 'sdk',
    status: 'problem',
    what: `${named} is ${status}: it cannot be loaded here; try it with node --eval "import('${sdk}')"`,
  };
}

function lastLineOf(error: unknown): string {
  const { stderr = '', message = String(error) } = error as { readonly stderr?: string; readonly message?: string };
  return stderr.split('\n').find((line) => /^\w*Error/.test(line)) ?? message.split('\n')[0] ?? '';
}
