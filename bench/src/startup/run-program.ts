import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';

/** What a program prints, run by this Node where the packages of this workspace resolve. @param endpoint Where its telemetry goes. */
export async function runProgram(nodeArguments: readonly string[], endpoint: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, nodeArguments, {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_OPTIONS: '', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
  });
  return stdout;
}

/** An address of this machine where nobody listens. */
export async function nobodysEndpoint(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
