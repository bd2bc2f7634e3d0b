import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { NetworkInstrumentation, withAttribution } from '@spancost/node';
import { interleave, type Contender } from '../interleave.ts';
import { spancostProcessors } from '../overhead/spancost-processors.ts';
import { Telemetry } from '../overhead/telemetry.ts';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';

const WARM_UP_BLOCKS = 4;
const SECONDS_PER_WORKLOAD = 20;
/** Turns of the event loop between two calls. */
const TURNS = 5;

/** A kind of request, made with raw `fetch` and read to its end, one after the other. */
interface Workload {
  readonly name: string;
  readonly path: string;
  readonly calls: number;
  /** Whether it is an AI call, which gets a span and a cost. */
  readonly isCall: boolean;
}

const WORKLOADS: readonly Workload[] = [
  { name: 'an answer in one piece', path: '/v1/chat/completions', calls: 20, isCall: true },
  { name: 'a stream of 60 events', path: '/v1/chat/completions?stream', calls: 20, isCall: true },
  { name: 'a request that is no AI call', path: '/orders', calls: 20, isCall: false },
];

const BODY = JSON.stringify({ model: 'gpt-5', messages: [{ role: 'user', content: 'In one sentence: why is the sky blue?' }] });

/** A way to make the requests, and how long each of its blocks took, in milliseconds per call. */
interface Way extends Contender {
  readonly millis: number[];
}

/** Measures what the last net below the SDKs adds to raw `fetch` over loopback, to a server in another process. */
export async function runNetwork(): Promise<string> {
  const provider = fork(join(import.meta.dirname, 'provider.ts'), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const [line] = (await once(provider.stdout!, 'data')) as [Buffer];
  const url = line.toString().trim();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  try {
    const sections: string[] = [];
    for (const workload of WORKLOADS) sections.push(await section(url, workload));
    return [
      'network: raw fetch over loopback to a provider that thinks for 5 ms, one after the other (median and 95 % interval over the rounds)',
      ...sections,
    ].join('\n\n');
  } finally {
    context.disable();
    provider.kill();
  }
}

async function section(url: string, workload: Workload): Promise<string> {
  const nets = [watched(url, 'span and usage'), watched(url, 'cost, metrics and event')];
  const ways = [
    plain(url, workload, 'not watched'),
    plain(url, workload, 'not watched, again (A/A)'),
    ...nets.map((net) => net.way(workload)),
  ];
  const micros = await interleave(ways, { calls: workload.calls, warmUp: WARM_UP_BLOCKS, seconds: SECONDS_PER_WORKLOAD });
  for (const net of nets) await net.verify(workload);
  const [base] = ways;
  const rows = ways.map(({ name, millis }) => {
    const cpu = paired(micros.get(name)!, micros.get(base!.name)!, (a, b) => a / b);
    const time = paired(millis.slice(WARM_UP_BLOCKS), base!.millis.slice(WARM_UP_BLOCKS), (a, b) => a / b);
    const isBase = name === base!.name;
    return [name, shown(estimate(micros.get(name)!), 0), isBase ? '' : shown(estimate(cpu), 2), isBase ? '' : shown(estimate(time), 2)];
  });
  const rounds = micros.get(base!.name)!.length;
  return `${workload.name} (${rounds} rounds of ${workload.calls} each)\n${table(['', 'CPU, µs', 'CPU, ratio', 'time until it is read, ratio'], rows)}`;
}

function plain(url: string, workload: Workload, name: string): Way {
  const millis: number[] = [];
  return { name, millis, block: async () => void millis.push(await timed(url, workload)) };
}

/** The net, its own blocks, and the proof that it saw them. */
interface Net {
  way(workload: Workload): Way;
  /** @throws Error if it did not see what it was measured for. */
  verify(workload: Workload): Promise<void>;
}

/** The net, on while its own blocks run. */
function watched(url: string, what: 'span and usage' | 'cost, metrics and event'): Net {
  const isWhole = what !== 'span and usage';
  const telemetry = new Telemetry(isWhole ? { spanProcessors: spancostProcessors() } : {});
  const net = new NetworkInstrumentation({ enabled: false, hosts: { [new URL(url).host]: 'openai' }, onFirst: () => {} });
  net.setTracerProvider(telemetry.tracerProvider);
  let blocks = 0;
  return {
    way(workload: Workload): Way {
      const millis: number[] = [];
      const block = async (): Promise<void> => {
        net.enable();
        millis.push(await withAttribution({ user: 'u-17', tenant: 'acme' }, () => timed(url, workload)));
        blocks += 1;
        // What is read after the application got it, and its batch, belong to this block.
        while (telemetry.spans.count < due(workload, blocks)) {
          await turn();
          await telemetry.flush();
        }
        net.disable();
      };
      return { name: `watched: ${what}`, millis, block };
    },
    async verify({ name, isCall }: Workload): Promise<void> {
      await telemetry.flush();
      const attributes = telemetry.spans.last?.attributes ?? {};
      const [tokens, cost] = [attributes['gen_ai.usage.output_tokens'], attributes['spancost.cost.exact']];
      if (isCall && (tokens !== 200 || (cost !== undefined) !== isWhole))
        throw new Error(`network: ${name}: the spans are wrong; its figures would mean nothing`);
      if (!isCall && telemetry.spans.count > 0) throw new Error(`network: ${name} has a span; its figures would mean nothing`);
      await telemetry.shutdown();
    },
  };
}

function due({ calls, isCall }: Workload, blocks: number): number {
  return isCall ? calls * blocks : 0;
}

/**
 * Milliseconds per call of a block, until the last byte of each was given to the application. After each call the event loop gets a
 * few turns, as it does while a provider thinks; what is done in these is no delay of any call.
 */
async function timed(url: string, { path, calls }: Workload): Promise<number> {
  let millis = 0;
  for (let call = 0; call < calls; call += 1) {
    const start = performance.now();
    const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: BODY });
    for await (const _chunk of answer.body!);
    millis += performance.now() - start;
    for (let turns = 0; turns < TURNS; turns += 1) await turn();
  }
  return millis / calls;
}
