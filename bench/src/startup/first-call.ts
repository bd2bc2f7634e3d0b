import { WORKLOADS } from '../overhead/workloads.ts';
import { runProgram } from './run-program.ts';
import { BARE, SPANCOST, STARTS, WITH_OFFICIAL, type Start } from './starts.ts';

/** Milliseconds that the first calls of an SDK take. */
export interface FirstCalls {
  readonly first: number;
  /** With everything loaded and nothing optimised yet. */
  readonly second: number;
}

/** The starts whose first calls are compared; Spancost's tells what it made of the call. */
export const CALLERS: readonly Start[] = STARTS.filter(({ name }) => [BARE, SPANCOST, WITH_OFFICIAL].includes(name)).map((start) =>
  start.name === SPANCOST
    ? { ...start, program: start.program.replace('register()', 'register({ onCall: ({ cost }) => usd.push(cost.exact) })') }
    : start,
);

const [WORKLOAD] = WORKLOADS;

/**
 * Starts a fresh process that loads openai right after and calls it at once: nothing has had time to be loaded in the
 * background. The answer comes from within the process.
 *
 * @throws Error if Spancost did not price the very first call.
 */
export async function measureFirstCalls({ name, nodeOptions, program }: Start, endpoint: string): Promise<FirstCalls> {
  const answer = await WORKLOAD!.respond().text();
  const script = `const usd = [];
${program}
const { createRequire } = await import('node:module');
// Required, because the official instrumentation does not see what is imported unless Node is given a loader for it.
const OpenAI = createRequire(process.cwd() + '/')('openai');
const answer = () => new Response(${JSON.stringify(answer)}, { headers: { 'content-type': 'application/json' } });
const client = new OpenAI({ apiKey: 'bench', maxRetries: 0, fetch: async () => answer() });
const timed = async () => {
  const start = performance.now();
  await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] });
  return performance.now() - start;
};
answer();
const first = await timed();
const second = await timed();
setTimeout(() => process.stdout.write(JSON.stringify({ first, second, usd }), () => process.exit()), 100);`;
  const told = JSON.parse(await runProgram([...nodeOptions, '--input-type=module', '--eval', script], endpoint)) as FirstCalls & {
    readonly usd: readonly string[];
  };
  if (name === SPANCOST && told.usd[0] !== WORKLOAD!.usd)
    throw new Error(`startup: the first call cost ${told.usd[0]}, not ${WORKLOAD!.usd}`);
  return told;
}
