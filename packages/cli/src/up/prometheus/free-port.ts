import { createServer, type AddressInfo } from 'node:net';
import { CommandError } from '../../errors.ts';

/**
 * A port of 127.0.0.1 that nobody has: this one, or, for 0, any.
 *
 * @param option What chooses another one.
 * @throws CommandError if somebody has it
 */
export async function freePort(port: number, option: string): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`Port ${port} of 127.0.0.1 cannot be taken (${reason}). Choose another one with ${option}, or 0 for any.`, 2, {
      cause: error,
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
