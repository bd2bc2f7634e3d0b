import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { TlsContent } from '../tls/read-tls.ts';

/**
 * How long requests under way may take to finish when the server closes, in milliseconds: longer than a commit, and short
 * enough that the ledger is closed before an orchestrator's usual 10 seconds are over.
 */
const CLOSING_GRACE_MS = 5_000;

/** How often connections are looked through for those that have become idle, in milliseconds. */
const REAP_EVERY_MS = 50;

/** How long a client may take to agree on how to speak TLS, in milliseconds. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

export interface BoundedServerOptions {
  /** How long a client may take to send one request, in milliseconds. */
  readonly requestTimeout: number;
  /** How long a connection may be idle, in milliseconds. */
  readonly keepAliveTimeout: number;
  /** Missing for plain HTTP. */
  readonly tls?: TlsContent;
}

/**
 * A server for HTTP, or HTTPS, whose `close` comes to an end whatever its clients do: it stops accepting, drops connections
 * that have sent nothing or are idle, lets requests under way finish for 5 seconds, and then drops what is left.
 */
export function boundedServer({ tls, ...options }: BoundedServerOptions, listener: RequestListener): Server {
  if (tls === undefined) return bounded(createServer(options, listener));
  const client = tls.ca === undefined ? {} : { requestCert: true, rejectUnauthorized: true };
  const server = createTlsServer({ ...options, ...tls, ...client, handshakeTimeout: HANDSHAKE_TIMEOUT_MS }, listener);
  return bounded(server);
}

function bounded<S extends Server>(server: S): S {
  const sockets = new Set<Socket>();
  let closing = false;
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  // Of TLS both are there: what comes over the wire, and in it, once that is agreed on, what is sent.
  server.on('connection', track);
  server.on('secureConnection', (socket: Socket) => (closing ? socket.destroy() : track(socket)));
  const close = server.close.bind(server);
  server.close = (callback) => {
    closing = true;
    const reaping = setInterval(() => server.closeIdleConnections(), REAP_EVERY_MS);
    const ending = setTimeout(() => {
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    }, CLOSING_GRACE_MS);
    close((error) => {
      clearInterval(reaping);
      clearTimeout(ending);
      callback?.(error);
    });
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    return server;
  };
  return server;
}
