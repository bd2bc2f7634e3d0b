import type { Server } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Socket } from 'node:net';

/** How every connection of HTTP/2 begins. @see https://www.rfc-editor.org/rfc/rfc9113#section-3.4 */
const PREFACE = 'PRI * HTTP/2.0';

/**
 * Lets a server take HTTP/2 without TLS on the port of HTTP/1, as clients of Amazon Bedrock speak unasked. Which of them a
 * connection is, its first bytes tell.
 * @returns what ends all connections
 */
export function acceptHttp2(server: Server): () => void {
  const sockets = new Set<Socket>();
  const http2 = createHttp2Server((request, response) => void server.emit('request', request, response));
  const [http1] = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: Buffer | null = socket.read();
      if (first === null) return;
      socket.unshift(first);
      if (first.toString('latin1').startsWith(PREFACE)) http2.emit('connection', socket);
      else http1?.call(server, socket);
    });
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
