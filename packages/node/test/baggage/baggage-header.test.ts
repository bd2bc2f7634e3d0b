import { context, defaultTextMapGetter, propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator } from '@opentelemetry/core';
import type { Attribution, BaggageField } from '@spancost/conventions';
import { attributionOf } from '@spancost/processor';
import { describe, expect, it } from 'vitest';
import { baggageHeader } from '../../src/baggage/baggage-header.ts';
import { AttributionPropagator } from '../../src/index.ts';

const ALL: readonly BaggageField[] = ['user', 'tenant', 'feature', 'session', 'task', 'object', 'metadata.plan', 'metadata.a b,c=d'];

function arrives(header: string, fields: readonly BaggageField[]): Attribution | undefined {
  return attributionOf(new AttributionPropagator({ fields }).extract(ROOT_CONTEXT, { baggage: header }, defaultTextMapGetter));
}

describe('what is sent arrives as it was', () => {
  it.each<Attribution>([
    {
      user: 'u-17',
      tenant: 'acme',
      feature: 'chat',
      session: 's',
      task: 't',
      object: 'order/9',
      metadata: { plan: 'pro', 'a b,c=d': '1;2' },
    },
    { user: 'ü 17, "quoted"; a=b\\ 100% 😀\r\nx-injected: 1' },
    { user: ' spaces around ' },
  ])('%j', (attribution) => {
    const header = baggageHeader(attribution, ALL);
    expect(header).toMatch(/^[\x21-\x7E]+$/);
    expect(arrives(header, ALL)).toEqual(attribution);
  });

  it('a lone surrogate as the replacement character', () => {
    expect(arrives(baggageHeader({ user: 'a\uD800b' }, ['user']), ['user'])).toEqual({ user: 'a\uFFFDb' });
  });
});

describe('baggageHeader', () => {
  it('holds allowed fields only, and is empty without any', () => {
    expect(baggageHeader({ user: 'ü 17', tenant: 'acme' }, ['user'])).toBe('spancost.user=%C3%BC%2017');
    expect(baggageHeader({ tenant: 'acme' }, ['user', 'metadata.plan'])).toBe('');
  });

  it('leaves out whole what finds no room: 4,096 characters of ours, 8,192 with those of others', () => {
    const long = 'x'.repeat(1024);
    const metadata = { a: long, b: long, c: long, d: long };
    const fields: readonly BaggageField[] = ['metadata.a', 'metadata.b', 'metadata.c', 'metadata.d', 'user'];
    const header = baggageHeader({ user: 'u-17', metadata }, fields);
    expect(header.length).toBeLessThanOrEqual(4096);
    expect(Object.keys(arrives(header, fields)?.metadata ?? {})).toEqual(['a', 'b', 'c']);
    expect(arrives(header, fields)?.user).toBe('u-17');
    expect(baggageHeader({ user: 'u-17' }, ['user'], 8192 - 18)).toBe('');
    expect(baggageHeader({ user: 'u-17' }, ['user'], 8192 - 19)).toBe('spancost.user=u-17');
  });
});

describe('AttributionPropagator', () => {
  const header = 'spancost.user=u-17,spancost.tenant=acme,spancost.metadata.__proto__=x,user.id=theirs,other=1';
  const extract = (propagator: AttributionPropagator, baggage: string | string[]) =>
    new CompositePropagator({ propagators: [new W3CBaggagePropagator(), propagator] }).extract(
      ROOT_CONTEXT,
      { baggage },
      defaultTextMapGetter,
    );
  const forwarded = (from = context.active()) =>
    propagation
      .getBaggage(from)
      ?.getAllEntries()
      .map(([name]) => name);

  it('takes allowed fields, and lets nothing of ours travel on by itself', () => {
    const from = extract(new AttributionPropagator({ fields: ['user', 'metadata.__proto__'] }), header);
    expect(attributionOf(from)?.user).toBe('u-17');
    expect(Object.entries(attributionOf(from)?.metadata ?? {})).toEqual([['__proto__', 'x']]);
    expect(attributionOf(from)?.tenant).toBeUndefined();
    expect(forwarded(from)).toEqual(['user.id', 'other']);
  });

  it('without options takes nothing, and still lets nothing of ours travel on', () => {
    const from = extract(new AttributionPropagator(), header);
    expect(attributionOf(from)).toBeUndefined();
    expect(forwarded(from)).toEqual(['user.id', 'other']);
  });

  it('sends nothing, and leaves a request without baggage as it is', () => {
    const propagator = new AttributionPropagator({ fields: ['user'] });
    expect(propagator.extract(ROOT_CONTEXT, {}, defaultTextMapGetter)).toBe(ROOT_CONTEXT);
    expect(propagator.inject()).toBeUndefined();
    expect(propagator.fields()).toEqual(['baggage']);
  });

  it.each(['%', 'spancost.user', 'spancost.user=%E0%A4%A', ',,,=', 'x'.repeat(100_000), `spancost.user=${'x'.repeat(5000)}`])(
    'is not thrown by a header of nonsense, %#',
    (baggage) => {
      expect(() => extract(new AttributionPropagator({ fields: ['user'] }), baggage)).not.toThrow();
    },
  );

  it('keeps 1,024 characters of what somebody sends', () => {
    expect(arrives(`spancost.user=${'x'.repeat(3000)}`, ['user'])?.user).toHaveLength(1024);
  });
});
