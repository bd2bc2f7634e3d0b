import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** A server on a free port of the loopback interface that keeps the OTLP/JSON which it is sent, in the order in which it came. */
export async function startSink() {
  const exports = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent = Buffer.concat(chunks);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    const signal = request.url.split('/').at(-1);
    if (signal === 'traces' || signal === 'logs') exports.push({ signal, body: JSON.parse(body.toString()) });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, exports, close: () => server.close() };
}
