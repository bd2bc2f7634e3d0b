import { spawn } from 'node:child_process';

/**
 * Ends a process when this one is gone, however that happens, `kill -9` included: a shell waits for the end of a pipe that only
 * we hold. @returns what calls that off
 */
export function endWithUs(pid: number): () => void {
  // There is no such shell; there the end of a console ends what it started.
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('/bin/sh', ['-c', 'read -r _; kill "$1" 2>/dev/null', 'spancost', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Out of reach of the signals that a terminal sends to all.
    detached: true,
  });
  shell.on('error', () => undefined);
  shell.unref();
  // A pipe to a child is a socket, which would keep this process.
  (shell.stdin as unknown as { unref(): void }).unref();
  return () => void shell.kill('SIGKILL');
}
