import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { withContentCapture } from '../../src/index.ts';
import { ContentDecision } from '../../src/content/content-decision.ts';

const VARIABLE = 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT';
beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterEach(() => delete process.env[VARIABLE]);
afterAll(() => context.disable());

const problems: string[] = [];
const decision = (): ContentDecision => new ContentDecision((problem) => problems.push(problem));
const all = { maxLength: 16_384, redact: [] };

describe('whether a call is recorded', () => {
  test('is no by default, and what the environment says where the instrumentation says nothing', () => {
    expect(decision().captureIn(ROOT_CONTEXT, undefined)).toBeUndefined();
    process.env[VARIABLE] = 'true';
    expect(decision().captureIn(ROOT_CONTEXT, undefined)).toEqual(all);
    expect(decision().captureIn(ROOT_CONTEXT, false)).toBeUndefined();
  });

  test('follows the option when it changes', () => {
    const changing = decision();
    expect([false, true, false].map((given) => changing.captureIn(ROOT_CONTEXT, given))).toEqual([undefined, all, undefined]);
  });

  test('is said by what surrounds the call, also where nothing else is', () => {
    const captureIn = (given: boolean): unknown => decision().captureIn(context.active(), given);
    expect(withContentCapture(true, () => captureIn(false))).toEqual(all);
    expect(withContentCapture(false, () => captureIn(true))).toBeUndefined();
    expect(withContentCapture({ maxLength: 9 }, () => withContentCapture(true, () => captureIn(false)))).toEqual({ ...all, maxLength: 9 });
  });

  test('is no for an option that cannot be understood, which is told once', () => {
    const mistaken = decision();
    const option = { redact: 'everything' } as unknown as undefined;
    expect([1, 2, 3].map(() => mistaken.captureIn(ROOT_CONTEXT, option))).toEqual([undefined, undefined, undefined]);
    expect(problems).toEqual(['captureContent.redact is string; take a function, without one nothing is recorded']);
  });
});
