import { parseArgs } from 'node:util';
import { startProviders } from './start-providers.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '9999' }, host: { type: 'string', default: '127.0.0.1' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port is ${values.port}; give a port up to 65535, or 0 for any free one\n`);
  process.exit(2);
}

const providers = await startProviders({ host: values.host, port });
process.stdout.write(`${providers.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void providers.close());
