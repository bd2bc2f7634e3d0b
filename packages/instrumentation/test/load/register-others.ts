import { trace } from '@opentelemetry/api';
import {
  BedrockInstrumentation,
  CohereInstrumentation,
  GroqInstrumentation,
  MistralInstrumentation,
  OllamaInstrumentation,
  watchModules,
} from '../../src/index.ts';
import { recordSpans } from '../recorded-spans.ts';

/** What an application does first, in the processes of other-formats.test.ts: the names of its spans are printed at the end. */
const spans = recordSpans();
trace.setGlobalTracerProvider(spans.provider);
await watchModules([
  new GroqInstrumentation(),
  new BedrockInstrumentation(),
  new CohereInstrumentation(),
  new MistralInstrumentation(),
  new OllamaInstrumentation(),
]).ready;

process.once('exit', () => void process.stdout.write(JSON.stringify(spans.take().map(({ name }) => name))));
