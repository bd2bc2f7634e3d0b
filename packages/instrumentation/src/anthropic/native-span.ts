import type { Span, TracerProvider } from '@opentelemetry/api';
import { field } from '../json-fields.ts';
import type { RequestOptions } from '../stainless/client.ts';

/** The span that the SDK started for a call (since 0.134, where a tracer provider is registered), and what it keeps with it. */
export interface NativeCall {
  readonly span: Span;
  readonly [detail: string]: unknown;
}

/** The SDK's own call in a request's options; undefined if its tracing is off or too old. */
export function nativeCallOf(options: RequestOptions): NativeCall | undefined {
  const call = options['__span'];
  return isNativeCall(call) ? call : undefined;
}

/** The provider that the application gave to this client alone; undefined if the client uses the global one. */
export function ownProviderOf(client: unknown): object | undefined {
  const provider = field(field(client, 'openTelemetry'), 'tracerProvider');
  return typeof provider === 'object' && provider !== null ? provider : undefined;
}

/** What is behind the API's proxy of a provider. */
export function behindProxy(provider: TracerProvider | object): object {
  return 'getDelegate' in provider && typeof provider.getDelegate === 'function' ? provider.getDelegate() : provider;
}

function isNativeCall(value: unknown): value is NativeCall {
  const span = field(value, 'span');
  return typeof field(span, 'isRecording') === 'function' && typeof field(span, 'end') === 'function';
}
