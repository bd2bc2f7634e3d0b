import { setTimeout as sleep } from 'node:timers/promises';
import { context, diag, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  attributionOf,
  AttributionSpanProcessor,
  contextWithAttribution,
  parseAttribution,
  setAttribution,
  withAttribution,
} from '../src/index.ts';

let told: string[];
beforeEach(() => {
  told = [];
  const log = (message: string): void => void told.push(message);
  diag.setLogger({ error: log, warn: log, info: log, debug: log, verbose: log });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterEach(() => {
  diag.disable();
  context.disable();
});

const now = () => attributionOf(context.active());

describe('setAttribution', () => {
  it('adds from here on, also behind awaits and for those who come later in the same scope', async () => {
    await withAttribution({ tenant: 'acme', metadata: { a: '1' } }, async () => {
      expect(now()).toEqual({ tenant: 'acme', metadata: { a: '1' } });
      await sleep(1);
      setAttribution({ user: 'u-17', metadata: { b: '2' } });
      await sleep(1);
      expect(now()).toEqual({ tenant: 'acme', user: 'u-17', metadata: { a: '1', b: '2' } });
      setAttribution({ user: 'u-18', metadata: { a: '3' } });
      expect(now()).toEqual({ tenant: 'acme', user: 'u-18', metadata: { a: '3', b: '2' } });
    });
  });

  it('below an inner scope stays there, in an outer one reaches the inner ones, whose own fields win', () => {
    withAttribution({ user: 'outer' }, () => {
      const outer = context.active();
      withAttribution({ feature: 'chat' }, () => {
        setAttribution({ session: 'inner' });
        context.with(outer, () => setAttribution({ task: 'late', feature: 'outer' }));
        expect(now()).toEqual({ user: 'outer', feature: 'chat', session: 'inner', task: 'late' });
      });
      expect(now()).toEqual({ user: 'outer', task: 'late', feature: 'outer' });
    });
    expect(now()).toBeUndefined();
  });

  it('leaves spans that have begun as they are', () => {
    const exporter = new InMemorySpanExporter();
    const tracer = new TracerProvider({
      spanProcessors: [new AttributionSpanProcessor(), new SimpleSpanProcessor({ exporter })],
    }).getTracer('test');
    withAttribution({ user: 'u-1' }, () => {
      const begun = tracer.startSpan('begun');
      setAttribution({ user: 'u-2' });
      tracer.startSpan('later').end();
      begun.end();
    });
    expect(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes['user.id']])).toEqual([
      ['later', 'u-2'],
      ['begun', 'u-1'],
    ]);
  });

  it('in an outer scope reaches inner ones 60 deep, and 100 deep no more, which have what it said before', () => {
    const inside = (depth: number, fn: () => void): void =>
      depth === 0 ? fn() : withAttribution({ metadata: { [`at-${depth % 10}`]: 'x' } }, () => inside(depth - 1, fn));
    withAttribution({ user: 'outer' }, () => {
      const outer = context.active();
      inside(60, () => {
        context.with(outer, () => setAttribution({ task: 'late' }));
        expect(now()).toMatchObject({ user: 'outer', task: 'late' });
      });
      inside(100, () => {
        context.with(outer, () => setAttribution({ feature: 'late' }));
        expect(now()).toMatchObject({ user: 'outer', task: 'late' });
        expect(now()).not.toHaveProperty('feature');
        setAttribution({ feature: 'here' });
        expect(now()).toMatchObject({ feature: 'here' });
      });
    });
  });

  it('without a scope changes nothing and says so', () => {
    setAttribution({ user: 'u-17' });
    expect(now()).toBeUndefined();
    expect(told.join()).toContain('setAttribution() does nothing here');
  });

  it('of 1,000 scopes at a time is in none but its own', async () => {
    const seen = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        withAttribution({ tenant: `t-${index}` }, async () => {
          await sleep(Math.random() * 5);
          setAttribution({ user: `u-${index}` });
          await sleep(Math.random() * 5);
          return now();
        }),
      ),
    );
    expect(seen).toEqual(seen.map((_, index) => ({ tenant: `t-${index}`, user: `u-${index}` })));
  });
});

describe('what a caller gives', () => {
  it.each<[unknown, unknown]>([
    [{ user: 'u-17' }, { user: 'u-17' }],
    [
      { user: 17, tenant: 0, feature: true, session: 9n },
      { user: '17', tenant: '0', feature: 'true', session: '9' },
    ],
    [{ user: '', tenant: null, feature: undefined, metadata: null }, {}],
    [
      { metadata: { a: 1, b: '', c: null, ['__proto__']: 'x' } },
      {
        metadata: Object.fromEntries([
          ['a', '1'],
          ['__proto__', 'x'],
        ]),
      },
    ],
    [{ metadata: {} }, {}],
    [undefined, {}],
    [null, {}],
  ])('%# is read without a complaint', (given, attribution) => {
    expect(parseAttribution(given)).toEqual(attribution);
    expect(told).toEqual([]);
  });

  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  it.each<[unknown]>([
    ['text'],
    [7],
    [Symbol('s')],
    [() => {}],
    [{ user: {} }],
    [{ user: Symbol('s') }],
    [{ user: Number.NaN }],
    [{ userId: 'u-17' }],
    [{ metadata: 'text' }],
    [{ metadata: ['a'] }],
    [{ metadata: { a: {} } }],
    [trap],
    [{ metadata: trap }],
    [{ metadata: { '': 'x' } }],
  ])('nonsense %# is left out, and said', (given) => {
    expect(parseAttribution(given)).toEqual({});
    expect(told).toHaveLength(1);
    expect(withAttribution(given as never, () => 'mine')).toBe('mine');
    expect(() => withAttribution({}, () => setAttribution(given as never))).not.toThrow();
  });

  it('is cut at 1,024 characters, and at 64 keys of metadata over all scopes, the inner ones first', () => {
    expect(parseAttribution({ user: 'x'.repeat(2000) }).user).toHaveLength(1024);
    const keys = (prefix: string) => Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${prefix}${index}`, 'x']));
    expect(Object.keys(parseAttribution({ metadata: keys('a') }).metadata ?? {})).toHaveLength(64);
    const both = contextWithAttribution(contextWithAttribution(ROOT_CONTEXT, { metadata: keys('a') }), { metadata: { b: '1' } });
    expect(Object.keys(attributionOf(both)?.metadata ?? {})).toHaveLength(64);
    expect(attributionOf(both)?.metadata?.['b']).toBe('1');
  });
});
