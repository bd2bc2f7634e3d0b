import { SeverityNumber, type Attributes, type HrTime, type SpanContext } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import {
  ATTR_SPANCOST_CALL_DURATION,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_EXACT,
  ATTR_SPANCOST_COST_PRICE_ID,
  EVENT_SPANCOST_USAGE,
  writeCall,
  type CallReading,
} from '@spancost/conventions';
import { PROCESSOR_SCOPE } from './scope.ts';

/** What an event keeps of the price on the span. */
const COST_ATTRIBUTES = [ATTR_SPANCOST_COST_EXACT, ATTR_SPANCOST_COST_BASIS, ATTR_SPANCOST_COST_PRICE_ID];

const SCOPE: { readonly name: string } = { name: PROCESSOR_SCOPE };

/**
 * The usage event of one AI call: a log record with usage, attribution and provisional cost under today's names; never
 * content. Its attributes are put together when they are asked for, which is when it is exported: until then it is small.
 */
export class UsageEvent {
  readonly eventName: string = EVENT_SPANCOST_USAGE;
  readonly severityNumber: SeverityNumber = SeverityNumber.INFO;
  readonly droppedAttributesCount: number = 0;
  readonly #span: ReadableSpan;
  readonly #call: CallReading;

  constructor(span: ReadableSpan, call: CallReading) {
    this.#span = span;
    this.#call = call;
  }

  /** The call that it tells of. */
  get reading(): CallReading {
    return this.#call;
  }

  /** When the call began. */
  get hrTime(): HrTime {
    return this.#span.startTime;
  }

  /** When the call ended. */
  get hrTimeObserved(): HrTime {
    return this.#span.endTime;
  }

  get spanContext(): SpanContext {
    return this.#span.spanContext();
  }

  get resource(): ReadableSpan['resource'] {
    return this.#span.resource;
  }

  get instrumentationScope(): { readonly name: string } {
    return SCOPE;
  }

  get attributes(): Attributes {
    const { duration, instrumentationScope, attributes: told } = this.#span;
    const attributes: Attributes = writeCall(this.#call);
    attributes[ATTR_SPANCOST_CALL_DURATION] = duration[0] + duration[1] / 1e9;
    attributes['otel.scope.name'] = instrumentationScope.name;
    for (const name of COST_ATTRIBUTES) {
      const value = told[name];
      if (value !== undefined) attributes[name] = value;
    }
    return attributes;
  }
}
