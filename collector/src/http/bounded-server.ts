import { Server, type RequestListener, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';

/**
 * How long requests under way may take to finish when the server closes, in milliseconds: longer than a commit, and short
 * enough that the ledger is closed before an orchestrator's usual 10 seconds are over.
 */
const CLOSING_GRACE_MS = 5_000;

/** How often connections are looked through for those that have become idle, in milliseconds. */
const REAP_EVERY_MS = 50;

/**
 * An HTTP server whose `close` comes to an end whatever its clients do: it stops accepting, drops connections that have sent
 * nothing or are idle, lets requests under way finish for 5 seconds, and then drops what is left.
 */
export class BoundedServer extends Server {
  readonly #sockets = new Set<Socket>();

  constructor(options: ServerOptions, listener: RequestListener) {
    super(options, listener);
    this.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  override close(callback?: (error?: Error) => void): this {
    const reaping = setInterval(() => this.closeIdleConnections(), REAP_EVERY_MS);
    const ending = setTimeout(() => this.closeAllConnections(), CLOSING_GRACE_MS);
    super.close((error) => {
      clearInterval(reaping);
      clearTimeout(ending);
      callback?.(error);
    });
    for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
    return this;
  }
}
