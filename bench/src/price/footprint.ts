import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { estimate, type Estimate } from '../statistics.ts';

const run = promisify(execFile);

const ROUNDS = 15;

/** What a package brings into a process that imports it. */
export interface Footprint {
  readonly name: string;
  /** Milliseconds that the import takes. */
  readonly load: Estimate;
  /** Mebibytes of heap that are in use after it. */
  readonly heap: Estimate;
}

/** Imports each package in fresh processes, in turns. @param price What makes it price one call, so that lazy work is done. */
export async function measureFootprints(
  packages: readonly { readonly name: string; readonly price: string }[],
): Promise<readonly Footprint[]> {
  const samples = new Map(packages.map(({ name }) => [name, { load: [] as number[], heap: [] as number[] }]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, price } of packages) {
      const { stdout } = await run(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script(name, price)], {
        cwd: import.meta.dirname,
      });
      const [load, heap] = JSON.parse(stdout) as [number, number];
      samples.get(name)!.load.push(load);
      samples.get(name)!.heap.push(heap);
    }
  }
  return [...samples].map(([name, { load, heap }]) => ({ name, load: estimate(load), heap: estimate(heap) }));
}

/** Prints milliseconds of the import and mebibytes of heap that it holds. */
function script(name: string, price: string): string {
  return `gc(); const before = process.memoryUsage().heapUsed; const start = performance.now();
const module = await import(${JSON.stringify(name)}); ${price}
const load = performance.now() - start; gc();
console.log(JSON.stringify([load, (process.memoryUsage().heapUsed - before) / 2 ** 20]), typeof module === 'object' ? '' : module);`;
}
