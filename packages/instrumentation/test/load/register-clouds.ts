import { trace } from '@opentelemetry/api';
import { AnthropicInstrumentation, watchModules } from '../../src/index.ts';
import { recordSpans } from '../recorded-spans.ts';

/** What an application does first, in the processes of cloud-clients.test.ts: the names of its spans are printed at the end. */
const spans = recordSpans();
trace.setGlobalTracerProvider(spans.provider);
await watchModules([new AnthropicInstrumentation()]).ready;

process.once('exit', () => void process.stdout.write(JSON.stringify(spans.take().map(({ name }) => name))));
