import { context, type Context } from '@opentelemetry/api';
import { field, text } from '../json-fields.ts';
import type { ChannelCalls } from './channel-calls.ts';
import type { ModelCall } from './model-call.ts';
import type { ModelCalls } from './model-calls.ts';
import { hasTracingIntegration, isWithinOwnSpan } from './own-telemetry.ts';

/** How long a step of the AI SDK 6 may take; of one that fails or is given up no end is told. */
const LONGEST_MS = 600_000;

/** Steps of one kind that are kept. */
const MOST = 1000;

/** A step of the AI SDK 6, whose events have no id. */
interface OpenStep {
  readonly from: Context;
  readonly call: ModelCall;
  readonly timer: NodeJS.Timeout;
}

/**
 * What the AI SDK calls back: 6 from 6.0.111 on for each step of `generateText` and `streamText`, 7 for objects and for the ends of
 * calls, of which its channel does not tell. Its methods take what comes and throw nothing; the AI SDK waits for none of them.
 */
export class CalledBack {
  readonly #calls: ModelCalls;
  readonly #channel: ChannelCalls;
  readonly #report: (step: string, failure: unknown) => void;
  /** Steps that are not over, by what is known of them at both ends. */
  readonly #steps: Map<string, Set<OpenStep>> = new Map();
  /** Objects that are being generated, by the id of their operation. */
  readonly #objects: Map<string, ModelCall> = new Map();

  constructor(calls: ModelCalls, channel: ChannelCalls, report: (step: string, failure: unknown) => void) {
    this.#calls = calls;
    this.#channel = channel;
    this.#report = report;
  }

  /** The integration to be registered. */
  get integration(): Readonly<Record<string, (event: unknown) => void>> {
    const safely =
      (take: (event: unknown, callId: string | undefined) => void) =>
      (event: unknown): void => {
        try {
          take(event, text(event, 'callId'));
        } catch (failure) {
          this.#report('being called back by the AI SDK', failure);
        }
      };
    return {
      onStepStart: safely((event, callId) => callId === undefined && this.#stepBegan(event)),
      onStepFinish: safely((event, callId) => callId === undefined && this.#stepEnded(event)),
      onObjectStepStart: safely((event, callId) => callId !== undefined && this.#objectBegan(event, callId)),
      onObjectStepEnd: safely((event, callId) => this.#object(callId)?.answered(event)),
      onLanguageModelCallEnd: safely((event) => this.#channel.told(event)),
      onAbort: safely((_event, callId) => {
        this.#channel.broken(callId, (call) => call.aborted());
        this.#object(callId)?.aborted();
      }),
      onError: safely((event, callId) => {
        const error = field(event, 'error');
        this.#channel.broken(callId, (call) => call.failed(error));
        this.#object(callId)?.failed(error);
      }),
    };
  }

  #objectBegan(event: unknown, callId: string): void {
    if (!hasTracingIntegration()) this.#objects.set(callId, this.#calls.beginBeside('chat', event));
  }

  #object(callId: string | undefined): ModelCall | undefined {
    const call = this.#objects.get(callId ?? '');
    this.#objects.delete(callId ?? '');
    return call;
  }

  #stepBegan(event: unknown): void {
    if (isWithinOwnSpan() || hasTracingIntegration()) return;
    const key = keyOf(event);
    const alike = this.#steps.get(key) ?? new Set();
    this.#steps.set(key, alike);
    const call = this.#calls.beginBeside('chat', event, field(event, 'model'));
    const step: OpenStep = {
      from: context.active(),
      call,
      timer: setTimeout(() => this.#over(key, step)?.left(), LONGEST_MS).unref(),
    };
    alike.add(step);
    if (alike.size > MOST) for (const oldest of alike) return this.#over(key, oldest)?.left();
  }

  /** The step that began in the same context, else the first of the same kind. */
  #stepEnded(event: unknown): void {
    const key = keyOf(event);
    const from = context.active();
    let ended: OpenStep | undefined;
    for (const step of this.#steps.get(key) ?? []) {
      ended ??= step;
      if (step.from !== from) continue;
      ended = step;
      break;
    }
    if (ended !== undefined) this.#over(key, ended)?.answered(event);
  }

  #over(key: string, step: OpenStep): ModelCall | undefined {
    clearTimeout(step.timer);
    const alike = this.#steps.get(key);
    if (alike?.delete(step) !== true) return undefined;
    if (alike.size === 0) this.#steps.delete(key);
    return step.call;
  }
}

function keyOf(event: unknown): string {
  const model = field(event, 'model');
  const parts = [text(model, 'provider'), text(model, 'modelId'), field(event, 'stepNumber'), text(event, 'functionId')];
  return JSON.stringify(parts);
}
