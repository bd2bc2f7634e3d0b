import { setTimeout as sleep } from 'node:timers/promises';
import { propagation } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator } from '@opentelemetry/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AttributionPropagator, withAttribution } from '../../src/index.ts';
import { InMemory } from '../in-memory.ts';
import { FRAMEWORKS, type Decide } from './frameworks.ts';

let telemetry: InMemory;
beforeEach(() => void (telemetry = new InMemory()));
afterEach(() => telemetry[Symbol.dispose]());

/** Promises of other libraries may be anything. */
class BrokenThenable implements PromiseLike<undefined> {
  // oxlint-disable-next-line unicorn/no-thenable
  then(): never {
    throw new Error('broken');
  }
}

const ANSWERED = [200, 'answered'];

describe.each(FRAMEWORKS)('$name', (framework) => {
  it.each<[string, Decide]>([
    ['at once', (user) => ({ ...(user === undefined ? {} : { user }), tenant: 'acme' })],
    ['a while later', (user) => sleep(2, { ...(user === undefined ? {} : { user }), tenant: 'acme' })],
  ])('200 requests at a time have each its own user, said %s, its own session, and their own body', async (_case, decide) => {
    await using app = await framework.serve(decide);
    const users = Array.from({ length: 200 }, (_, index) => `u-${index}`);
    const answers = await Promise.all(users.map((user) => app.post(`/chat/s-${user}`, { user }, { 'x-user': user })));
    expect(answers.every((answer) => answer[0] === 200 && answer[1] === 'answered')).toBe(true);
    const seen = telemetry.spans.map(({ attributes }) => [
      attributes['user.id'],
      attributes['session.id'],
      attributes['spancost.metadata.asked'],
      attributes['spancost.tenant'],
    ]);
    const byUser = new Map(seen.map((call) => [call[0], call]));
    expect(seen).toHaveLength(200);
    expect(users.map((user) => byUser.get(user))).toEqual(users.map((user) => [user, `s-${user}`, JSON.stringify({ user }), 'acme']));
    expect(telemetry.told).toEqual([]);
  });

  it.each<[string, Decide]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['gives a text', () => 'u-1' as never],
    ['gives a thenable that throws', () => new BrokenThenable()],
  ])(
    'a callback that %s leaves the request as it is, unattributed but for setAttribution, and is told to diagnostics',
    async (_case, decide) => {
      await using app = await framework.serve(decide);
      expect(await app.post('/chat/s-1', {})).toEqual(ANSWERED);
      expect(telemetry.spans[0]?.attributes).toMatchObject({ 'session.id': 's-1' });
      expect(telemetry.spans[0]?.attributes['user.id']).toBeUndefined();
      expect(telemetry.told).toHaveLength(1);
      expect(telemetry.told[0]).toContain('the attribution callback of a request failed');
    },
  );

  it.each<[string, Decide]>([
    ['nothing', () => undefined],
    ['nothing, later', () => Promise.resolve(null)],
    ['numbers and empty texts', () => ({ user: 17, tenant: '' }) as never],
  ])('a callback that gives %s is no failure', async (_case, decide) => {
    await using app = await framework.serve(decide);
    expect(await app.post('/chat/nothing', {})).toEqual(ANSWERED);
    expect(telemetry.spans).toHaveLength(1);
    expect(telemetry.told).toEqual([]);
  });

  it('does not wait for a callback that never answers', async () => {
    await using app = await framework.serve(() => new Promise(() => {}), 20);
    expect(await app.post('/chat/s-1', {})).toEqual(ANSWERED);
    expect(telemetry.told.join()).toContain('took longer than 20 ms');
  });

  it('leaves errors of handlers to the framework', async () => {
    await using app = await framework.serve(() => ({ user: 'u-1' }));
    expect(await app.post('/fails', {})).toEqual([500, 'mine']);
  });

  it('takes attribution from the baggage of a request only where that is allowed, and the callback goes before it', async () => {
    await using app = await framework.serve((user) => (user === 'own' ? { user } : {}));
    const headers = { baggage: 'spancost.user=caller,spancost.tenant=acme,spancost.session=s-9' };
    await app.post('/chat/nothing', {}, headers);
    expect(telemetry.spans[0]?.attributes['user.id']).toBeUndefined();
    propagation.setGlobalPropagator(
      new CompositePropagator({ propagators: [new W3CBaggagePropagator(), new AttributionPropagator({ fields: ['user', 'tenant'] })] }),
    );
    await app.post('/chat/nothing', {}, headers);
    expect(telemetry.spans[1]?.attributes).toMatchObject({ 'user.id': 'caller', 'spancost.tenant': 'acme' });
    expect(telemetry.spans[1]?.attributes['session.id']).toBeUndefined();
    // Also where the application itself was started in an attribution, which reaches its requests.
    await using inside = await withAttribution({ user: 'application', feature: 'f' }, () => framework.serve(() => undefined));
    await inside.post('/chat/nothing', {}, headers);
    expect(telemetry.spans[2]?.attributes).toMatchObject({ 'user.id': 'caller', 'spancost.feature': 'f' });
    await app.post('/chat/nothing', {}, { ...headers, 'x-user': 'own' });
    expect(telemetry.spans[3]?.attributes).toMatchObject({ 'user.id': 'own', 'spancost.tenant': 'acme' });
  });
});
