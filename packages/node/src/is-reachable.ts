import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 250;

/**
 * Whether somebody listens at one of these URLs, asked again until `ms` have passed: a collector that restarts is worth a
 * moment's wait, one that is not there is not. Exporters would keep a process that ends waiting for all their retries.
 */
export async function isReachable(urls: readonly string[], ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  for (;;) {
    const answers = await Promise.all(urls.map((url) => accepts(url, Math.max(1, deadline - Date.now()))));
    if (answers.includes(true)) return true;
    if (Date.now() + RETRY_MS > deadline) return false;
    await sleep(RETRY_MS);
  }
}

/** Whether a connection to this URL's host and port is accepted in time. */
function accepts(url: string, timeoutMs: number): Promise<boolean> {
  if (!URL.canParse(url)) return Promise.resolve(false);
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (protocol === 'https:' ? 443 : 80)) });
    const answer = (accepted: boolean): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.setTimeout(timeoutMs, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
