#!/usr/bin/env node
import { isOlderThan } from './is-older-than.ts';

/** The oldest Node that OpenTelemetry's SDK and the collector run on; as in `engines` of package.json. */
const OLDEST_NODE = '22.15';

if (isOlderThan(process.versions.node, OLDEST_NODE)) {
  console.error(`spancost: this is Node ${process.versions.node}, and spancost needs Node ${OLDEST_NODE} or newer: https://nodejs.org`);
  process.exitCode = 2;
} else {
  // What follows uses what an older Node does not have, already while it is loaded.
  const [{ program }, { runProgram }, { tellOfLostOutput }] = await Promise.all([
    import('./program.ts'),
    import('./run-program.ts'),
    import('./tell-of-lost-output.ts'),
  ]);
  tellOfLostOutput(process);
  process.exitCode = await runProgram(program(), process.argv);
}
