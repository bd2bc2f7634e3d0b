import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { AnthropicInstrumentation, GoogleGenAIInstrumentation, OpenAIInstrumentation, watchModules } from '../../src/index.ts';
import { recordSpans, type RecordedSpans } from '../recorded-spans.ts';

/** What an application does first, in the processes of module-formats.test.ts: spans are printed at the end. */
const spans: RecordedSpans = recordSpans();
trace.setGlobalTracerProvider(spans.provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

/** Resolves when SDKs that were imported before are instrumented. */
export const ready: Promise<void> = watchModules([
  new OpenAIInstrumentation(),
  new AnthropicInstrumentation(),
  new GoogleGenAIInstrumentation(),
]).ready;

process.once('exit', () => {
  const names = spans.take().map(({ name, attributes }) => `${name}: ${String(attributes['gen_ai.usage.input_tokens'])} in`);
  process.stdout.write(JSON.stringify({ names, open: spans.open() }));
});
