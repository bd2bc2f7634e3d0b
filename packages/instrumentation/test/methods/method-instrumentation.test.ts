import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnswerReader } from '../../src/answer/answer-reader.ts';
import { MethodInstrumentation } from '../../src/methods/method-instrumentation.ts';
import { patchMethods } from '../../src/methods/patch-methods.ts';
import type { CallDescription } from '../../src/sdk-instrumentation.ts';
import { thrownBy } from '../all-of.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { recordSpans } from '../recorded-spans.ts';

const errors = recordDiagErrors();
beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));

/** A small SDK: what it does, and in which span it does it. */
function smallSdk() {
  const active = (): string | undefined => trace.getSpanContext(context.active())?.spanId;
  return class Toy {
    readonly greeting: string = 'hello';
    async ask(what: string): Promise<{ said: string; within: string | undefined }> {
      if (what === 'fail') throw new RangeError('no');
      return { said: `${this.greeting} ${what}`, within: active() };
    }
    now(what: string): string {
      if (what === 'fail') throw new RangeError('no');
      return `${this.greeting} ${what}`;
    }
    async list(): Promise<string> {
      return 'no call';
    }
  };
}

/** Instruments the small SDK; `describe` fails on request. */
class ToyInstrumentation extends MethodInstrumentation {
  constructor(enabled = true) {
    super('toy', '1.0.0', { enabled });
  }
  override get moduleName(): string {
    return 'toy';
  }
  override get clientFiles(): readonly string[] {
    return ['toy'];
  }
  override get clientExport(): string {
    return 'Toy';
  }
  override get supportedVersions() {
    return { from: '1.0.0', belowMajor: 2 };
  }
  override manuallyInstrument(target: unknown): boolean {
    if (typeof target !== 'function') return false;
    patchMethods(target.prototype, ['ask', 'now', 'list', 'of-a-later-version'], this);
    return true;
  }
  protected override describe(_toy: object, method: string, [what]: readonly unknown[]): CallDescription | undefined {
    if (what === 'broken') throw new Error('describe is broken');
    const reader: AnswerReader = {
      failure: undefined,
      readAnswer(answer) {
        if (what === 'unreadable') throw new Error(`reading ${String(answer)} is broken`);
      },
      readEvent() {},
      attributes: () => ({}),
    };
    return method === 'list' ? undefined : { spanName: `${method} ${String(what)}`, attributes: {}, reader };
  }
}

function instrumented(spans = recordSpans(), enabled = true) {
  const Toy = smallSdk();
  const plain = Object.getOwnPropertyDescriptors(Toy.prototype);
  const instrumentation = new ToyInstrumentation(enabled);
  instrumentation.setTracerProvider(spans.provider);
  const older = new Toy();
  instrumentation.manuallyInstrument(Toy);
  return { Toy, plain, spans, instrumentation, older };
}

describe('a patched method', () => {
  test('looks as before: its name, its parameters, and that it is not listed', () => {
    const { Toy, plain } = instrumented();
    for (const name of ['ask', 'now', 'list'] as const) {
      const patched = Object.getOwnPropertyDescriptor(Toy.prototype, name);
      expect(patched).toMatchObject({ enumerable: plain[name].enumerable, writable: true, configurable: true });
      expect([patched?.value.name, patched?.value.length]).toEqual([plain[name].value?.name, plain[name].value?.length]);
    }
    expect(Object.keys(Toy.prototype)).toEqual([]);
    expect(Toy.prototype).not.toHaveProperty('of-a-later-version');
  });

  test('of an object that is older than the instrumentation makes a span, below which the SDK works', async () => {
    const { older, spans } = instrumented();
    const { said, within } = await older.ask('you');
    const [span, ...more] = spans.take();
    expect([said, within, more]).toEqual(['hello you', span?.spanContext().spanId, []]);
  });

  test('that rejects, or throws at once, does so with the same error', async () => {
    const { Toy, spans } = instrumented();
    expect(await thrownBy(new Toy().ask('fail'))).toEqual(new RangeError('no'));
    expect(() => new Toy().now('fail')).toThrow(RangeError);
    expect(spans.take().map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
      ['ask fail', 'RangeError'],
      ['now fail', 'RangeError'],
    ]);
  });

  test('that returns no promise returns none', () => {
    const { Toy, spans } = instrumented();
    expect(new Toy().now('there')).toBe('hello there');
    expect(spans.take().map(({ name }) => name)).toEqual(['now there']);
  });

  test('that is no AI call has no span', async () => {
    const { Toy, spans } = instrumented();
    expect(await new Toy().list()).toBe('no call');
    expect(spans.take()).toEqual([]);
  });

  test('whose description fails is called all the same, and the failure is told once', async () => {
    const { Toy, spans } = instrumented();
    for (const _time of [1, 2]) expect((await new Toy().ask('broken')).said).toBe('hello broken');
    expect(spans.take()).toEqual([]);
    expect(errors.filter((error) => error.includes('starting a call'))).toHaveLength(1);
  });

  test('whose answer cannot be read ends its span, and the caller has the answer', async () => {
    const { Toy, spans } = instrumented();
    expect((await new Toy().ask('unreadable')).said).toBe('hello unreadable');
    expect(spans.take()).toHaveLength(1);
    expect(errors.filter((error) => error.includes('reading an answer'))).toHaveLength(1);
  });
});

describe('an instrumentation of methods', () => {
  test('patches a class once; the newest instrumentation makes the span', async () => {
    const { Toy, spans, instrumentation } = instrumented();
    instrumentation.manuallyInstrument(Toy);
    const newer = recordSpans();
    const second = new ToyInstrumentation();
    second.setTracerProvider(newer.provider);
    second.manuallyInstrument(Toy);
    await new Toy().ask('you');
    expect([spans.take().length, newer.take().length]).toEqual([0, 1]);
  });

  test('can be disabled and enabled at any time', async () => {
    const { Toy, spans, instrumentation } = instrumented(recordSpans(), false);
    await new Toy().ask('a');
    instrumentation.enable();
    await new Toy().ask('b');
    instrumentation.disable();
    await new Toy().ask('c');
    expect(spans.take().map(({ name }) => name)).toEqual(['ask b']);
  });

  test('whose spans are not sampled lets nothing below them be sampled either', async () => {
    const { Toy, spans } = instrumented(recordSpans(new AlwaysOffSampler()));
    expect((await new Toy().ask('you')).within).toMatch(/^[0-9a-f]{16}$/);
    expect([spans.take().length, spans.open()]).toEqual([0, 0]);
  });
});
