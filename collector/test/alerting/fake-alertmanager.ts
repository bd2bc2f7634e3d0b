import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a request is answered with; nothing at all where it is undefined. */
interface FakeAnswer {
  readonly status: number;
  readonly body?: string;
}

/** A server that says what a test wants Alertmanager to say, for what a real one does not do on demand: to hang, or to be something else. */
export interface FakeAlertmanager {
  readonly url: string;
  /** `POST /-/reload` and so on, oldest first. */
  readonly requests: readonly string[];
  answer: (request: IncomingMessage) => FakeAnswer | undefined;
}

export async function startFakeAlertmanager(): Promise<FakeAlertmanager> {
  const requests: string[] = [];
  const fake = { url: '', requests, answer: (): FakeAnswer | undefined => ({ status: 200 }) } as FakeAlertmanager & { url: string };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume();
    const answer = fake.answer(request);
    if (answer !== undefined) response.writeHead(answer.status).end(answer.body ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  fake.url = `http://127.0.0.1:${address.port}`;
  return fake;
}
