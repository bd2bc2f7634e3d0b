import { estimate, paired, type Estimate } from '../statistics.ts';
import { shuffled } from '../shuffled.ts';
import { shown, table } from '../table.ts';
import { CALLERS, measureFirstCalls } from './first-call.ts';
import { measureStart } from './measure-start.ts';
import { nobodysEndpoint } from './run-program.ts';
import { BARE, SPANCOST, STARTS, type Start } from './starts.ts';

const ROUNDS = 25;
const TARGET_MS = 60;

/** Measures what it takes until telemetry is on, and the first calls after that, in fresh processes without a collector; reports it. */
export async function runStartup(): Promise<string> {
  const endpoint = await nobodysEndpoint();
  const starts = await inTurns(STARTS, (start) => measureStart(start, endpoint));
  const calls = await inTurns(CALLERS, (start) => measureFirstCalls(start, endpoint));
  const columns = ['wall', 'cpu', 'cpuSettled'] as const;
  const added = (column: (typeof columns)[number]): Estimate =>
    estimate(paired(of(starts, SPANCOST, column), of(starts, BARE, column), (a, b) => a - b));
  return [
    `startup: fresh processes until telemetry is on, no collector, ms (median and 95 % interval of ${ROUNDS} rounds)`,
    '',
    table(['', 'wall', 'CPU', 'CPU, put-off work included'], rowsOf(starts, STARTS, columns, BARE)),
    '',
    `target: ${SPANCOST} adds under ${TARGET_MS} ms to the ${BARE}: wall ${verdict(added('wall'))}, CPU ${verdict(added('cpu'))}`,
    '',
    'the first calls of openai 6.49.0, right after telemetry is on, ms of wall time',
    '',
    table(['', 'first call', 'second call'], rowsOf(calls, CALLERS, ['first', 'second'], BARE)),
  ].join('\n');
}

/** Whether an addition is below the target; where the machine was too busy to tell, that is said. */
function verdict(added: Estimate): string {
  const said = added.high < TARGET_MS ? 'met' : added.low >= TARGET_MS ? 'missed' : 'not decided by this run';
  return `${said} (${shown(added, 1)} ms)`;
}

type Measured<T> = ReadonlyMap<string, readonly T[]>;

/** Every round measures each start once, in an order drawn anew. */
async function inTurns<T>(starts: readonly Start[], measure: (start: Start) => Promise<T>): Promise<Measured<T>> {
  const measured = new Map<string, T[]>(starts.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const start of shuffled(starts)) measured.get(start.name)!.push(await measure(start));
  }
  return measured;
}

function of<K extends string>(measured: Measured<Readonly<Record<K, number>>>, name: string, column: K): readonly number[] {
  return measured.get(name)!.map((times) => times[column]);
}

/** A row for each start, and below it what it adds to the baseline and its ratio to it. */
function rowsOf<K extends string>(
  measured: Measured<Readonly<Record<K, number>>>,
  starts: readonly Start[],
  columns: readonly K[],
  baseline: string,
): readonly (readonly string[])[] {
  return starts.flatMap(({ name }) => {
    const row = [name, ...columns.map((column) => shown(estimate(of(measured, name, column)), 1))];
    if (name === baseline) return [row];
    const against = (combine: (a: number, b: number) => number, decimals: number): readonly string[] =>
      columns.map((column) => shown(estimate(paired(of(measured, name, column), of(measured, baseline, column), combine)), decimals));
    return [row, ['  added', ...against((a, b) => a - b, 1)], ['  ratio', ...against((a, b) => a / b, 2)]];
  });
}
