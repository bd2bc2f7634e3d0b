/**
 * `node --expose-gc endure.ts spancost 1000000 100`: makes so many calls, measures its memory so many times on the way, and prints
 * the samples as JSON. Exits with 1 if a call was not seen.
 */
import { setImmediate as turn } from 'node:timers/promises';
import OpenAI from 'openai';
import { bare, spancost, type Application } from './application.ts';
import { HUNDRED } from './kinds-of-calls.ts';
import { Provider } from './provider.ts';
import type { MemorySample } from './memory-sample.ts';

/** Kinds of calls whose full usage arrives, and is billed. */
const ANSWERED: ReadonlySet<string> = new Set(['plain', 'streamed and read to the end', 'without an SDK']);

const [variant, calls, samples] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const provider = new Provider();
const url = await provider.listen();
const application = variant === 'spancost' ? spancost(url) : bare();
const client = new OpenAI({ apiKey: 'bench', maxRetries: 0, fetch: provider.fetch });
const measured = await endure(application);
const answered = HUNDRED.filter(({ name }) => ANSWERED.has(name)).length * (calls / HUNDRED.length);
const problem = await application.problem(calls, answered);
await application.end();
provider.close();
if (problem === undefined) process.stdout.write(JSON.stringify(measured));
else process.stderr.write(`memory: ${variant}: ${problem}; its figures would mean nothing\n`);
process.exitCode = problem === undefined ? 0 : 1;

async function endure({ within, flush }: Application): Promise<readonly MemorySample[]> {
  const taken: MemorySample[] = [];
  for (let call = 0; call < calls; call += 1) {
    const kind = HUNDRED[call % HUNDRED.length]!;
    await within(call, () => kind.call(client, url));
    if ((call + 1) % (calls / samples) === 0) taken.push({ calls: call + 1, ...(await memory(flush)) });
  }
  return taken;
}

/** What is in use once everything is collected that can be: finalizers run between collections, and drop more. */
async function memory(flush: () => Promise<void>): Promise<Pick<MemorySample, 'heap' | 'rss'>> {
  for (let pass = 0; pass < 3; pass += 1) {
    await flush();
    globalThis.gc?.();
    await turn();
    await turn();
  }
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}
