import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  return { child, exited };
}

test('main prints its URL as one line, answers there, and ends on SIGTERM with 0', async () => {
  const { child, exited } = run('--port', '0');
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  const response = await fetch(`${line.trim()}/openai/v1/models`, { headers: { authorization: 'Bearer k' } });
  expect(await response.json()).toMatchObject({ object: 'list', data: expect.arrayContaining([expect.objectContaining({ id: 'gpt-5' })]) });
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a port that is none ends with 2 and says which ports there are', async () => {
  const { child, exited } = run('--port', '70000');
  const [message] = await once(child.stderr.setEncoding('utf8'), 'data');
  expect(message).toBe('--port is 70000; give a port up to 65535, or 0 for any free one\n');
  expect(await exited).toEqual([2, null]);
});
