import { context, createContextKey, diag, SpanKind, trace, type Attributes, type Context, type Span } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_SPANCOST_CALL_REFUSED,
  ATTR_SPANCOST_METADATA_PREFIX,
  ATTR_SPANCOST_USAGE_REPORTED_COST_USD,
  attributesOf,
  CONTEXT_KEY_CALL_OWNED,
  OPERATION_INVOKE_WORKFLOW,
  readCall,
  type Attribution,
} from '@spancost/conventions';
import { contextOfTrackedCall, contextWithAttribution, parseAttribution, scopeOf, TrackedCall } from '@spancost/processor';
import { isCallRefused } from '@spancost/instrumentation';
import { guardOfProcess } from '../budgets/check-budget.ts';
import { SCOPE } from '../scope.ts';
import type { AiCall } from './ai-call.ts';
import { given, requestAttributes, responseAttributes, usageAttributes, type Given } from './call-attributes.ts';
import { setFailure, statedFailure, thrownFailure, type Failure } from './failure.ts';

const OWNED = createContextKey(CONTEXT_KEY_CALL_OWNED);

/** The parts of what an application gives that attribute the call. */
export function attributionIn(options: Given): Attribution {
  const { user, tenant, feature, session, task, object, metadata } = options;
  return parseAttribution({ user, tenant, feature, session, task, object, metadata });
}

type RequestAttributes = ReturnType<typeof requestAttributes>;

/** Starts the span of a request; its attribution is on it whatever processors there are. */
export function startCallSpan(request: RequestAttributes, from: Context, startTime?: number): Span {
  const name = [request[ATTR_GEN_AI_OPERATION_NAME], request[ATTR_GEN_AI_REQUEST_MODEL]].filter((part) => part !== undefined).join(' ');
  const attributes = { ...request, ...attributesOf(scopeOf(from)?.attribution ?? {}) };
  return trace
    .getTracer(SCOPE)
    .startSpan(name, { kind: SpanKind.CLIENT, attributes, ...(startTime === undefined ? {} : { startTime }) }, from);
}

/** One call that an application tracks: its span, its context, and what was said of it so far. */
export class TrackedAiCall {
  /** Where the application's function runs. */
  readonly context: Context;
  /** What that function gets; its methods may be taken apart. */
  readonly handle: AiCall;
  readonly #span: Span;
  readonly #request: RequestAttributes;
  readonly #tracked: TrackedCall;
  readonly #said: Attributes = {};
  readonly #usage: Attributes = {};
  #failure: Failure | undefined;
  #ended = false;

  constructor(options: Given) {
    const attributed = contextWithAttribution(context.active(), attributionIn(options));
    this.#request = requestAttributes(options);
    this.#span = startCallSpan(this.#request, attributed);
    this.#tracked = new TrackedCall(attributed);
    this.context = contextOfTrackedCall(trace.setSpan(attributed, this.#span).setValue(OWNED, true), this.#tracked);
    this.handle = {
      setUsage: (usage) => this.#take('setUsage', () => void Object.assign(this.#usage, usageAttributes(given(usage)))),
      setMetadata: (metadata) => this.#take('setMetadata', () => this.#addMetadata(metadata)),
      setResponse: (response) => this.#take('setResponse', () => void Object.assign(this.#said, responseAttributes(given(response)))),
      fail: (status, message) => this.#take('fail', () => void (this.#failure = statedFailure(status, message))),
    };
  }

  /** @throws CallRefusedError where a budget or a limit that is enforced refuses the call. */
  admit(): void {
    const operation = text(this.#request[ATTR_GEN_AI_OPERATION_NAME]) ?? '';
    const provider = text(this.#request[ATTR_GEN_AI_PROVIDER_NAME]) ?? '';
    const model = text(this.#request[ATTR_GEN_AI_REQUEST_MODEL]);
    context.with(this.context, () => guardOfProcess()?.admit({ provider, model, operation }));
  }

  /** Ends the span; `thrown` is there if the function threw. What the application said of the failure goes before it. */
  end(thrown?: { readonly error: unknown }): void {
    this.#ended = true;
    try {
      const failure = thrown === undefined ? this.#failure : { ...thrownFailure(thrown.error), ...this.#failure };
      if (failure !== undefined) setFailure(this.#span, failure);
      this.#span.setAttributes(this.#said);
      if (this.#isOnlyAround()) {
        this.#span.updateName(OPERATION_INVOKE_WORKFLOW);
        this.#span.setAttribute(ATTR_GEN_AI_OPERATION_NAME, OPERATION_INVOKE_WORKFLOW);
        return;
      }
      this.#span.setAttributes(this.#usage);
      const isSilent = Object.keys(this.#usage).length === 0 && this.#said[ATTR_SPANCOST_USAGE_REPORTED_COST_USD] === undefined;
      if (isSilent && isCallRefused(thrown?.error)) this.#span.setAttribute(ATTR_SPANCOST_CALL_REFUSED, true);
      if (failure === undefined && isSilent && this.#span.isRecording())
        diag.warn('spancost: a tracked call ended without call.setUsage() and is counted as unpriced');
    } finally {
      this.#tracked.end();
      this.#span.end();
    }
  }

  #isOnlyAround(): boolean {
    const own = readCall({ ...this.#request, ...this.#said, ...this.#usage });
    return own !== undefined && this.#tracked.isOnlyAround(own);
  }

  #addMetadata(metadata: unknown): void {
    const parsed = parseAttribution({ metadata });
    scopeOf(this.context)?.add(parsed);
    for (const [key, value] of Object.entries(parsed.metadata ?? {})) this.#said[ATTR_SPANCOST_METADATA_PREFIX + key] = value;
  }

  #take(method: string, take: () => void): void {
    if (this.#ended) {
      diag.warn(`spancost: ${method}() came after the end of the call and changes nothing; wait for the answer inside the function`);
      return;
    }
    try {
      take();
    } catch (error) {
      diag.error(`spancost: ${method}() could not be taken in; the call itself is unaffected`, error);
    }
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
