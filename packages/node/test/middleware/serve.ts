import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener, type Server } from 'node:http';

/** A real server on a free port; `using` closes it. */
export class Served implements AsyncDisposable {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Serves with Node's own server. */
  static async of(listener: RequestListener): Promise<Served> {
    return await Served.on(createServer(listener));
  }

  /** Serves with a server that somebody else made. */
  static async on(server: Server): Promise<Served> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Served(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Status and text of the answer to a posted body. */
  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<readonly [number, string]> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return [response.status, await response.text()];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
