import { context, SpanKind, type Attributes, type Tracer } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  canonicalProvider,
  UNKNOWN_PROVIDER,
} from '@spancost/conventions';
import { NO_ANSWER } from '../answer/no-answer.ts';
import { askBeforeCall, type Reporter } from '../before-call/ask-before-call.ts';
import { AskedCall } from '../before-call/asked-context.ts';
import type { CallRefusedError } from '../before-call/call-refused-error.ts';
import { announceCall } from '../begun-calls.ts';
import { CallSpan } from '../call-span.ts';
import { text } from '../json-fields.ts';

/** What the AI SDK goes through to a model while there is a hook before calls. */
export class ModelCallGate {
  readonly #tracer: () => Tracer;
  readonly #reporter: Reporter;

  constructor(tracer: () => Tracer, reporter: Reporter) {
    this.#tracer = tracer;
    this.#reporter = reporter;
  }

  /**
   * Sends a call to a model, unless it is refused; an instrumented SDK below does not ask again.
   * @param model What names the provider and the model.
   * @throws CallRefusedError the very one of the hook
   */
  async pass<T>(operation: string, model: unknown, send: () => PromiseLike<T>): Promise<T> {
    const attributes = attributesOf(operation, model);
    const refusal = askBeforeCall(attributes, this.#reporter);
    if (refusal !== undefined) {
      this.#tell(refusal, attributes);
      throw refusal;
    }
    const asked = new AskedCall();
    try {
      return await context.with(asked.within(context.active()), send);
    } finally {
      asked.close();
    }
  }

  /** The span is here: whoever follows the call needs none. */
  #tell(refusal: CallRefusedError, attributes: Attributes): void {
    try {
      announceCall(attributes, context.active());
      const name = [attributes[ATTR_GEN_AI_OPERATION_NAME], attributes[ATTR_GEN_AI_REQUEST_MODEL]].filter(Boolean).join(' ');
      const span = this.#tracer().startSpan(name, { kind: SpanKind.CLIENT, attributes });
      new CallSpan(span, NO_ANSWER, 'instrumentation').failed(refusal);
    } catch (failure) {
      this.#reporter.report('telling a refused call of the AI SDK', failure);
    }
  }
}

function attributesOf(operation: string, model: unknown): Attributes {
  const provider = canonicalProvider(text(model, 'provider') ?? '') || UNKNOWN_PROVIDER;
  const id = text(model, 'modelId');
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (id !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = id;
  return attributes;
}
