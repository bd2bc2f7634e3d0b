import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withProgress } from '../src/with-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stream(isTTY: boolean): { readonly stream: NodeJS.WriteStream; readonly written: readonly string[] } {
  const written: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(sink, { isTTY }) as unknown as NodeJS.WriteStream, written };
}

function workOf(ms: number, fails = false): Promise<string> {
  return new Promise((resolve, reject) => void setTimeout(() => (fails ? reject(new Error('no')) : resolve('done')), ms));
}

it('a bar moves with the seconds while work takes long, and leaves nothing behind, also where it fails', async () => {
  for (const fails of [false, true]) {
    const { stream: terminal, written } = stream(true);
    const work = withProgress('verifying the ledger', workOf(2500, fails), terminal).catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(2500);
    expect(await work).toBe(fails ? 'no' : 'done');
    expect(new Set(written.slice(0, 3)).size).toBe(3);
    expect(written.at(-2)).toMatch(/^\r\S{20} verifying the ledger, 2 s$/);
    expect(written.at(-1)).toBe('\r\u001b[K');
  }
});

it('nothing is shown of what is quick, and nothing where standard error is no terminal', async () => {
  const quick = stream(true);
  const file = stream(false);
  const work = Promise.all([withProgress('asking', workOf(250), quick.stream), withProgress('asking', workOf(5000), file.stream)]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await work).toEqual(['done', 'done']);
  expect([...quick.written, ...file.written]).toEqual([]);
});
