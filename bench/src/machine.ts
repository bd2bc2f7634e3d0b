import { availableParallelism, cpus, platform, release } from 'node:os';

/** Where and when figures were taken, in one line: they mean nothing without it. */
export function machine(now: Date): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `Node ${process.version}, ${platform()} ${release()} ${process.arch}, ${availableParallelism()} × ${model}, ${now.toISOString().slice(0, 10)}`;
}
