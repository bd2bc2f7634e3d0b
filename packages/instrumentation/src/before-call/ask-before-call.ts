import { isPromise } from 'node:util/types';
import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_SERVER_ADDRESS,
  isPricedOperation,
  OPERATION_LIVE_SESSION,
  UNKNOWN_PROVIDER,
} from '@spancost/conventions';
import { text } from '../json-fields.ts';
import { beforeCallHook, type BeforeCall, type BeforeCallHook } from './before-call.ts';
import { takeAsked } from './asked-context.ts';
import { isCallRefused, type CallRefusedError } from './call-refused-error.ts';

const STEP = 'asking before a call';

/** Tells a failure of the hook, once per step. */
export interface Reporter {
  report(step: string, failure: unknown): void;
}

/**
 * Asks the hook, if there is one, about the call of a span that begins with these attributes, in the active context. Nobody is asked
 * twice about one call, nor about what only fetches.
 * @returns why the call must not be sent; undefined, for almost all calls, if it may
 */
export function askBeforeCall(attributes: Attributes, reporter: Reporter): CallRefusedError | undefined {
  const hook = beforeCallHook();
  if (hook === undefined) return undefined;
  try {
    const operation = text(attributes, ATTR_GEN_AI_OPERATION_NAME);
    if (operation === undefined || !isAskedAbout(operation) || takeAsked()) return undefined;
    ask(hook, callOf(operation, attributes), reporter);
    return undefined;
  } catch (failure) {
    if (isCallRefused(failure)) return failure;
    reporter.report(STEP, failure);
    return undefined;
  }
}

/** A session is refused where it is opened: what is said in it cannot be. */
function isAskedAbout(operation: string): boolean {
  return isPricedOperation(operation) || operation === OPERATION_LIVE_SESSION;
}

/** A hook that gives a promise is not waited for; what it rejects with must not end the process. */
function ask(hook: BeforeCallHook, call: BeforeCall, reporter: Reporter): void {
  const answer: unknown = hook(call);
  if (isPromise(answer)) answer.catch((failure: unknown) => reporter.report(STEP, failure));
}

function callOf(operation: string, attributes: Attributes): BeforeCall {
  return {
    provider: text(attributes, ATTR_GEN_AI_PROVIDER_NAME) ?? UNKNOWN_PROVIDER,
    model: text(attributes, ATTR_GEN_AI_REQUEST_MODEL),
    operation,
    serverAddress: text(attributes, ATTR_SERVER_ADDRESS),
  };
}
