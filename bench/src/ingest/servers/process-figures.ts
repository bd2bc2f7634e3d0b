import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process has taken so far. */
export interface ProcessFigures {
  /** User and system time of all threads, in microseconds. */
  readonly cpuMicros: number;
  /** Resident memory now and at its most, in MiB. */
  readonly rss: number;
  readonly peakRss: number;
}

/** Clock ticks a second, in which Linux tells CPU time. */
const TICKS: number = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** What Linux tells of a process. */
export function readProcess(pid: number): ProcessFigures {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; after it, user time is the 12th and system time the 13th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpuMicros: ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6,
    rss: mebibytes(status, 'VmRSS'),
    peakRss: mebibytes(status, 'VmHWM'),
  };
}

function mebibytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
}
