import { setImmediate } from 'node:timers/promises';
import { context, SpanKind, type Context } from '@opentelemetry/api';
import { ATTR_HTTP_REQUEST_RESEND_COUNT } from '@spancost/conventions';
import { modelCallOf } from '../ai-sdk/model-call.ts';
import { providerToldAbove } from '../ai-sdk/told-above.ts';
import { ReportedAnswers } from '../answer/reported-answers.ts';
import { announceCall } from '../begun-calls.ts';
import { hasOwner } from '../call-owner.ts';
import { CallSpan } from '../call-span.ts';
import type { Endpoint } from '../endpoint.ts';
import { tellSent } from '../sent-requests.ts';
import { TracingInstrumentation } from '../tracing-instrumentation.ts';
import { VERSION } from '../version.ts';
import type { NetworkInstrumentationConfig } from './config.ts';
import { contentOfRequest } from './content.ts';
import { describeRequest } from './describe-request.ts';
import { Exchange, type StartedCall } from './exchange.ts';
import { headersOf } from './header-list.ts';
import { KnownCalls } from './known-calls.ts';
import { KnownHosts } from './known-hosts.ts';
import { Resends } from './resends.ts';
import { ATTEMPT, REQUEST_HEADERS, type SentRequest } from './sent-request.ts';
import { mayBeSpoken, spokenAt } from './spoken-at.ts';
import { watchUndici } from './undici-channels.ts';
import type { RequestWatcher, UndiciRequest } from './undici-request.ts';
import type { UnownedCalls } from './unowned-calls.ts';

const BODY_LIMIT = 8 * 1024 * 1024;

/** How long the end of the process waits for answers that are complete. */
const READ_MS = 1000;

/**
 * The last net below the SDKs: one span, with usage, for each AI call that reaches a known provider's host by `fetch` or undici
 * without a span above it, as of raw `fetch`, of the providers of the AI SDK, or of an SDK in a bundle. It watches; it sends,
 * reads and delays nothing. Node's `http` and `https` are not seen.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new NetworkInstrumentation()] });
 */
export class NetworkInstrumentation extends TracingInstrumentation<NetworkInstrumentationConfig> {
  readonly #reported: ReportedAnswers = new ReportedAnswers();
  readonly #calls: KnownCalls = new KnownCalls(this.#reported);
  readonly #hosts: KnownHosts;
  readonly #resends: Resends = new Resends();
  readonly #seen: Map<string, UnownedCalls> = new Map();
  readonly #open: Set<CallSpan> = new Set();
  readonly #reading: Set<object> = new Set();
  #stop: (() => void) | undefined;

  constructor(config: NetworkInstrumentationConfig = {}) {
    // The base class would enable it before it has fields.
    super('@spancost/instrumentation/network', VERSION, { ...config, enabled: false });
    this.#hosts = new KnownHosts(config.hosts ?? {});
    this.setConfig({ ...config, enabled: config.enabled ?? true });
    if (config.enabled ?? true) this.enable();
  }

  override enable(): void {
    this.#stop ??= watchUndici(
      (request) => this.#watch(request),
      (step, failure) => this.report(step, failure),
    );
  }

  override disable(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** What was seen so far without a span above it, by provider and host. */
  seen(): readonly UnownedCalls[] {
    return [...this.#seen.values()];
  }

  /**
   * Ends the calls whose answers are not complete, for the end of the process; those that are complete are read first, for a second
   * at most.
   */
  async endOpenCalls(): Promise<void> {
    const until = performance.now() + READ_MS;
    // What the application has just read to its end is told in this turn.
    do await setImmediate();
    while (this.#reading.size > 0 && performance.now() < until);
    for (const call of this.#open) call.finished();
  }

  protected override init(): [] {
    return [];
  }

  #watch(request: UndiciRequest): RequestWatcher | undefined {
    const at = this.#hosts.at(request.origin);
    if (at.provider === '' && !mayBeSpoken(request.method, request.path)) return undefined;
    const asked = sentRequestOf(request);
    if (asked === undefined) return undefined;
    // Later events of a request may come in the context of another one, on whose connection it is sent.
    const from = context.active();
    const endpoint = at.provider === '' ? spokenEndpoint(at, asked, from) : at;
    if (endpoint === undefined || !this.#calls.has(asked, endpoint)) return undefined;
    if (hasOwner(from)) {
      // A call of the AI SDK may be further above than its owner.
      modelCallOf(from)?.measured();
      tellSent(from, `${endpoint.host}:${endpoint.port}${asked.path}`);
      return undefined;
    }
    const start = (body: unknown, bytes: Uint8Array, startedAt: number): StartedCall | undefined =>
      this.#start({ ...asked, body }, bytes, endpoint, from, startedAt);
    return new Exchange(start, asked.headers.get('content-type') ?? '', {
      limit: this.getConfig().bodyLimit ?? BODY_LIMIT,
      reading: this.#reading,
      report: (step, failure) => this.report(step, failure),
    });
  }

  #start(request: SentRequest, bytes: Uint8Array, endpoint: Endpoint, from: Context, startedAt: number): StartedCall | undefined {
    const description = describeRequest(request, endpoint, this.#reported);
    if (description === undefined) return undefined;
    const { spanName, reader } = description;
    const keyOf = (): string => this.#resends.keyOf(`${endpoint.host}:${endpoint.port}${request.path}`, bytes, from);
    const counted = request.headers.get(ATTEMPT);
    const resent = counted === undefined ? (this.#resends.hasFailed ? this.#resends.take(keyOf()) : 0) : Number(counted);
    const attributes = resent > 0 ? { ...description.attributes, [ATTR_HTTP_REQUEST_RESEND_COUNT]: resent } : description.attributes;
    // By the clock that the span ends by.
    const startTime = Date.now() - (performance.now() - startedAt);
    announceCall(attributes, from);
    const span = this.activeTracer().startSpan(spanName, { kind: SpanKind.CLIENT, attributes, startTime }, from);
    this.#count(endpoint);
    if (!span.isRecording()) return undefined;
    const capture = this.contentCapture(from);
    const recording = capture === undefined ? reader : this.recording(reader, span, capture, () => contentOfRequest(request, endpoint));
    const call = new CallSpan(span, recording, 'instrumentation', startedAt, request.body);
    this.spanInnerCalls(reader, span, from);
    this.#open.add(call);
    call.onSettled = () => this.#open.delete(call);
    return { call, reader, mayBeResent: () => this.#resends.failed(keyOf(), resent) };
  }

  #count({ provider, host = '' }: Endpoint): void {
    const key = `${provider} ${host}`;
    const calls = { provider, host, calls: (this.#seen.get(key)?.calls ?? 0) + 1 };
    this.#seen.set(key, calls);
    if (calls.calls === 1) void setImmediate().then(() => this.#tell(calls));
  }

  #tell(calls: UnownedCalls): void {
    try {
      const { onFirst } = this.getConfig();
      if (onFirst === undefined)
        this._diag.info(`an AI call of ${calls.provider} at ${calls.host} is seen at the network, without an instrumented SDK above it`);
      else onFirst(calls);
    } catch (failure) {
      this.report('telling of a call', failure);
    }
  }
}

function sentRequestOf({ method, path, headers }: UndiciRequest): SentRequest | undefined {
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  const [bare = ''] = path.split('?', 1);
  return { method: method.toLowerCase(), path: bare, headers: headersOf(headers, REQUEST_HEADERS) };
}

/** A host that nobody knows, where an AI SDK speaks to it; by the name that the AI SDK has for it, if that tells one. */
function spokenEndpoint(endpoint: Endpoint, asked: SentRequest, from: Context): Endpoint | undefined {
  const provider = spokenAt(asked);
  return provider === undefined ? undefined : { ...endpoint, provider: providerToldAbove(from) ?? provider };
}
