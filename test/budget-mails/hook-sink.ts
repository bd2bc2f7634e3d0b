import { once } from 'node:events';
import { createServer } from 'node:http';

/** What Alertmanager posts to a webhook, as far as tests look at it. */
interface HookMessage {
  readonly status: 'firing' | 'resolved';
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** A webhook that keeps what it is posted. */
export interface HookSink {
  readonly url: string;
  readonly messages: readonly HookMessage[];
  close(): Promise<void>;
}

export async function startHookSink(): Promise<HookSink> {
  const messages: HookMessage[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      // Alertmanager's own JSON.
      messages.push(JSON.parse(Buffer.concat(chunks).toString()) as HookMessage);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    messages,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
