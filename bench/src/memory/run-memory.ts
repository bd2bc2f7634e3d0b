import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { slope, type Estimate } from '../statistics.ts';
import { shown, table } from '../table.ts';
import { KINDS_OF_CALLS } from './kinds-of-calls.ts';
import type { MemorySample } from './memory-sample.ts';

const CALLS = 1_000_000;
const SAMPLES = 100;
/** Samples before this share of the calls are left out: compilers and caches are still at work. */
const WARM_UP = 0.2;
/** A leak keeps at least an object or a string for each call, and none is smaller. */
const TARGET_BYTES = 16;

const VARIANTS = { bare: 'openai 6.49.0 alone', spancost: 'spancost' } as const;
type Variant = keyof typeof VARIANTS;
const ORDER: readonly Variant[] = ['bare', 'spancost'];

/** Has one process for each variant make a million calls, and reports what it held on to. */
export async function runMemory(): Promise<string> {
  const measured = new Map<Variant, readonly MemorySample[]>();
  await Promise.all(ORDER.map(async (variant) => measured.set(variant, await endure(variant, CALLS, SAMPLES))));
  const heap = slopeOf(measured.get('spancost')!, 'heap');
  return [
    `memory: ${CALLS.toLocaleString('en')} calls, ${SAMPLES} samples after garbage collection; slopes are bytes per call after the first ${WARM_UP * 100} % of them (Theil and Sen, 95 % interval)`,
    `calls: ${KINDS_OF_CALLS.map(({ name, percent }) => `${percent} % ${name}`).join(', ')}`,
    '',
    table(
      ['', 'heap, MiB: first', 'at 20 %', 'last', 'slope', 'RSS, MiB: first', 'at 20 %', 'last', 'slope'],
      ORDER.map((variant) => [
        VARIANTS[variant],
        ...columnsOf(measured.get(variant)!, 'heap'),
        ...columnsOf(measured.get(variant)!, 'rss'),
      ]),
    ),
    '',
    `target: spancost's heap grows by less than ${TARGET_BYTES} bytes per call: ${heap.high < TARGET_BYTES ? 'met' : 'missed'}`,
  ].join('\n');
}

/** Makes calls in a process of its own. @throws Error if one of them was not seen. */
export async function endure(
  variant: Variant,
  calls: number,
  samples: number,
  nodeOptions: readonly string[] = [],
): Promise<readonly MemorySample[]> {
  const program = join(import.meta.dirname, 'endure.ts');
  const run = [...nodeOptions, '--expose-gc', program, variant, String(calls), String(samples)];
  const { stdout } = await promisify(execFile)(process.execPath, run, { env: { ...process.env, NODE_OPTIONS: '' } });
  return JSON.parse(stdout) as readonly MemorySample[];
}

function columnsOf(samples: readonly MemorySample[], kind: 'heap' | 'rss'): readonly string[] {
  const mebibytes = [samples[0], samples[samples.length * WARM_UP - 1], samples.at(-1)].map((sample) =>
    (sample![kind] / 2 ** 20).toFixed(1),
  );
  return [...mebibytes, shown(slopeOf(samples, kind), 1)];
}

function slopeOf(samples: readonly MemorySample[], kind: 'heap' | 'rss'): Estimate {
  return slope(samples.slice(samples.length * WARM_UP).map((sample) => ({ x: sample.calls, y: sample[kind] })));
}
