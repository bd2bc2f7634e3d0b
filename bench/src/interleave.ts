import { cpuMicros } from './cpu-time.ts';
import { shuffled } from './shuffled.ts';

/** One of the ways to do the same work. */
export interface Contender {
  readonly name: string;
  /** Does one block of calls. */
  readonly block: () => void | Promise<void>;
}

export interface InterleaveOptions {
  /** Calls in a block. */
  readonly calls: number;
  /** Blocks of each contender before anything is measured. */
  readonly warmUp: number;
  /** Wall time to measure for; the round that has begun is completed. */
  readonly seconds: number;
}

/** Microseconds of CPU per call: one value for each round, by contender. */
export type Measurements = ReadonlyMap<string, readonly number[]>;

/**
 * Measures contenders side by side: in every round each does one block, in an order drawn anew, so that drift and noise
 * of the machine meet all of them alike.
 */
export async function interleave(contenders: readonly Contender[], { calls, warmUp, seconds }: InterleaveOptions): Promise<Measurements> {
  for (let round = 0; round < warmUp; round += 1) for (const { block } of contenders) await block();
  const measured = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    for (const { name, block } of shuffled(contenders)) measured.get(name)!.push((await cpuMicros(block)) / calls);
  }
  return measured;
}
