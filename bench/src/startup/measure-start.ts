import { runProgram } from './run-program.ts';
import type { Start } from './starts.ts';

/** What a start took, in milliseconds. */
export interface StartTimes {
  /** From the start of the process until telemetry is on. */
  readonly wall: number;
  /** CPU of all threads until then. */
  readonly cpu: number;
  /** CPU a while later, when what was put off is done too. */
  readonly cpuSettled: number;
}

/** Milliseconds after which nothing of a start is left to do. */
const SETTLED_MS = 400;

/** Starts a fresh process and has it tell what that took. @param endpoint Where telemetry would go. */
export async function measureStart({ nodeOptions, program }: Start, endpoint: string): Promise<StartTimes> {
  const script = `${program}
const wall = performance.now();
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const atOnce = cpu();
const tell = () => process.stdout.write(JSON.stringify({ wall, cpu: atOnce, cpuSettled: cpu() }), () => process.exit());
setTimeout(tell, ${SETTLED_MS});`;
  return JSON.parse(await runProgram([...nodeOptions, '--input-type=module', '--eval', script], endpoint)) as StartTimes;
}
