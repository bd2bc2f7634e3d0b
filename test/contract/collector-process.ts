/** A collector in a process of its own, for the contract: its configuration is the argument, its address is what it prints. */
import { DEFAULT_CONFIG, startCollector, type CollectorConfig } from '@spancost/collector';

const overrides = JSON.parse(process.argv[2] ?? '{}') as Partial<CollectorConfig>;
const collector = await startCollector({ ...DEFAULT_CONFIG, ...overrides });
process.on('SIGTERM', () => void collector.close());
process.stdout.write(`${collector.url}\n`);
