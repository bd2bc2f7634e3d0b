import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, chunks } from '../overhead/answers.ts';

/** A provider in a process of its own, so that its CPU is not counted; prints its URL. */
const USAGE = { prompt: 1_000, cached: 800, completion: 200 };
const JSON_ANSWER = answer(USAGE);
const EVENTS = chunks(60, USAGE);
/** How long it thinks: far less than any model, and more than what is measured. */
const THINKING_MS = 5;

const server = createServer((request, response) => {
  request.resume().on('end', async () => {
    await sleep(THINKING_MS);
    if (request.url !== '/v1/chat/completions?stream') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON_ANSWER);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of EVENTS) response.write(event);
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
