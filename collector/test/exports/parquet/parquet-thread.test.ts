import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ParquetThread } from '../../../src/exports/parquet/parquet-thread.ts';

/** A thread that runs this instead. */
function threadOf(script: string): ParquetThread {
  return new ParquetThread([], new URL(`data:text/javascript,${encodeURIComponent(script)}`));
}

it('a thread that fails before it is asked fails the file when it is, and not the process', async () => {
  const thread = threadOf("throw new Error('no memory')");
  await wait(300);
  await expect(thread.ask({ lines: [] })).rejects.toThrow('no memory');
  await expect(thread.ask({ end: true })).rejects.toThrow('no memory');
  await thread.end();
});

it('a thread that ends while it is asked fails the file, instead of letting it wait', async () => {
  const thread = threadOf("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(0));");
  await expect(thread.ask({ lines: [] })).rejects.toThrow('the thread that writes Parquet has ended');
  await thread.end();
});
