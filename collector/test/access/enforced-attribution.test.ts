import { DEFAULT_FORWARD, type TokenConfig } from '@spancost/collector';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { decodeTraces } from '../../src/otlp/decode.ts';
import { readAttributes } from '../../src/otlp/read-attributes.ts';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';
import { authOf, testToken, type TestToken } from './tokens.ts';

const admin = testToken({ role: 'admin' });

/** Bodies of what is handed on. */
async function traceBackend(): Promise<{ readonly endpoint: string; readonly bodies: Buffer[] }> {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, bodies };
}

async function callsOf(collector: RunningCollector): Promise<readonly (string | null)[][]> {
  const response = await collector.get('/api/v1/usage', admin.bearer);
  const { calls } = (await response.json()) as {
    readonly calls: readonly { readonly tenant: string | null; readonly user: string | null }[];
  };
  return calls.map(({ tenant, user }) => [tenant, user]).toReversed();
}

const CLAIMS: Attributes = { 'spancost.tenant': 'claimed', 'user.id': 'claimed', 'enduser.id': 'claimed-too' };

describe('what a limited token sends', () => {
  it.each([
    [{ tenant: 'acme' }, ['acme', 'claimed']],
    [{ user: 'ann' }, ['claimed', 'ann']],
    [{ tenant: 'acme', user: 'ann' }, ['acme', 'ann']],
    [{}, ['claimed', 'claimed']],
  ] as const)('with the limits %j is charged to %j, by span, event and POST, whatever it claims', async (limits, charged) => {
    const sender = testToken({ role: 'ingest', ...limits });
    const collector = await runCollector({ auth: authOf(admin, sender) });
    const attributes = { ...GPT5, ...CLAIMS };
    await collector.send('traces', traces([span({ attributes })]), sender.bearer);
    await collector.send('logs', logs([event({ attributes })]), sender.bearer);
    const posted = {
      provider: 'openai',
      model: 'gpt-5',
      usage: { input_tokens: 1000, output_tokens: 200 },
      attribution: { tenant: 'claimed', user: 'claimed' },
    };
    const headers = { 'content-type': 'application/json', ...sender.bearer };
    expect((await collector.post('/api/v1/usage', JSON.stringify(posted), headers)).status).toBe(200);
    expect(await callsOf(collector)).toEqual([charged, charged, charged]);
  });

  it('is handed on with the true tenant and user on every span, and without what it claims on spans and resources', async () => {
    const tempo = await traceBackend();
    const sender = testToken({ role: 'ingest', tenant: 'acme', user: 'ann' });
    const collector = await runCollector({
      auth: authOf(admin, sender),
      forward: { traces: { ...DEFAULT_FORWARD, endpoint: tempo.endpoint } },
    });
    const agent = span({ attributes: { 'gen_ai.operation.name': 'invoke_agent', ...CLAIMS } });
    const body = traces([span({ attributes: { ...GPT5, ...CLAIMS, keep: 'this' } }), agent], { 'service.name': 'shop', ...CLAIMS });
    expect((await collector.send('traces', body, sender.bearer)).status).toBe(200);
    await vi.waitFor(() => expect(tempo.bodies).toHaveLength(1), { timeout: 5000 });
    const request = decodeTraces('protobuf', tempo.bodies[0] ?? Buffer.alloc(0), 10_000);
    const attributes = request.resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans.map((each) => readAttributes(each.attributes))),
    );
    const truth = { 'spancost.tenant': 'acme', 'user.id': 'ann' };
    expect(attributes).toMatchObject([{ ...truth, keep: 'this', 'spancost.cost.exact': '0.00325' }, truth]);
    expect(readAttributes(request.resourceSpans[0]?.resource?.attributes ?? [])).toEqual({ 'service.name': 'shop' });
    expect(tempo.bodies[0]?.toString('latin1')).not.toContain('claimed');
  });

  it('goes into quarantine under its tenant, and the same from two tenants is two reports', async () => {
    const senders = ['acme', 'other'].map((tenant) => testToken({ role: 'ingest', tenant }));
    const collector = await runCollector({ auth: authOf(admin, ...senders) });
    const sent = { traceId: newTraceId(), spanId: newSpanId(), start: 1_700_000_000_000 };
    const impossible = span({ ...sent, attributes: { ...GPT5, ...CLAIMS, 'gen_ai.usage.input_tokens': -1 } });
    for (const sender of senders) await collector.send('traces', traces([impossible]), sender.bearer);
    const { reports } = (await (await collector.get('/api/v1/quarantine', admin.bearer)).json()) as {
      readonly reports: readonly { readonly report: { readonly attributes: Attributes } }[];
    };
    expect(new Set(reports.map(({ report }) => report.attributes['spancost.tenant']))).toEqual(new Set(['acme', 'other']));
    expect(reports).toHaveLength(2);
  });

  it('and is charged to its tenant if it is read again from quarantine', async () => {
    const start = Date.parse('2026-11-22T10:00:00Z');
    let now = start - 3_600_000;
    const sender = testToken({ role: 'ingest', tenant: 'acme', user: 'ann' });
    const collector = await runCollector({ auth: authOf(admin, sender) }, { clock: () => now });
    await collector.send('logs', logs([event({ start, attributes: { ...GPT5, ...CLAIMS } })]), sender.bearer);
    expect(await callsOf(collector)).toEqual([]);
    now = start + 3_600_000;
    const replay = async (body: object): Promise<{ readonly plan_id: string }> => {
      const headers = { 'content-type': 'application/json', ...admin.bearer };
      return (await (await collector.post('/api/v1/quarantine/replay', JSON.stringify(body), headers)).json()) as { plan_id: string };
    };
    const reason = 'start_time_in_future';
    const { plan_id: approve } = await replay({ reason });
    expect(await replay({ reason, approve })).toMatchObject({ released: 1 });
    expect(await callsOf(collector)).toEqual([['acme', 'ann']]);
  });
});

describe('one call that is reported with several tokens', () => {
  const token = (limits: Pick<TokenConfig, 'tenant' | 'user'>): TestToken => testToken({ role: 'ingest', ...limits });
  const [all, acme, other] = [token({}), token({ tenant: 'acme' }), token({ tenant: 'other' })];
  const [ann, bob] = [token({ tenant: 'acme', user: 'ann' }), token({ tenant: 'acme', user: 'bob' })];
  const SAYS_ACME: Attributes = { 'spancost.tenant': 'acme' };
  const WITH_ID: Attributes = { 'gen_ai.response.id': 'resp-1' };
  const ANN: Attributes = { 'spancost.tenant': 'acme', 'user.id': 'ann' };

  it.each([
    ['the same token, twice', [acme, {}], [acme, {}], 1],
    ['two tenants, whose spans have the same ids', [acme, {}], [other, {}], 2],
    ['two tenants, whose answers have the same id', [acme, WITH_ID], [other, WITH_ID], 2],
    ['a tenant, and before it one without limits that names the tenant', [all, SAYS_ACME], [acme, {}], 1],
    [
      'one without limits that names the tenant, and before it the tenant, by the id of the answer',
      [acme, WITH_ID],
      [all, { ...SAYS_ACME, ...WITH_ID }],
      1,
    ],
    ['one without limits that names the tenant, and before it the tenant, without an id of the answer', [acme, {}], [all, SAYS_ACME], 2],
    ['a tenant, and before it one without limits that names nobody', [all, {}], [acme, {}], 2],
    ['one without limits that names nobody, and before it a tenant', [acme, WITH_ID], [all, WITH_ID], 2],
    [
      'a tenant, and before it one without limits that names another',
      [all, { 'spancost.tenant': 'other', ...WITH_ID }],
      [acme, WITH_ID],
      2,
    ],
    ['two users of a tenant', [ann, WITH_ID], [bob, WITH_ID], 2],
    ['a user, and before it her tenant that names her', [acme, { ...ANN, ...WITH_ID }], [ann, WITH_ID], 1],
    ['a user, and before it her tenant that names her, without an id of the answer', [acme, ANN], [ann, {}], 1],
    ['a user, and before it her tenant that names another', [acme, { 'user.id': 'bob', ...WITH_ID }], [ann, WITH_ID], 2],
    ['a user, and before it one without limits that names both', [all, ANN], [ann, {}], 1],
  ] as const)('%s: %s then %s, are so many charges', async (_, [first, said], [second, saidThen], charges) => {
    const collector = await runCollector({ auth: authOf(admin, all, acme, other, ann, bob) });
    const sent = { traceId: newTraceId(), spanId: newSpanId() };
    await collector.send('traces', traces([span({ ...sent, attributes: { ...GPT5, ...said } })]), first.bearer);
    await collector.send('logs', logs([event({ ...sent, attributes: { ...GPT5, ...saidThen } })]), second.bearer);
    expect(await callsOf(collector)).toHaveLength(charges);
    // Said again, in any order, it changes nothing.
    await collector.send('logs', logs([event({ ...sent, attributes: { ...GPT5, ...said } })]), first.bearer);
    await collector.send('traces', traces([span({ ...sent, attributes: { ...GPT5, ...saidThen } })]), second.bearer);
    expect(await callsOf(collector)).toHaveLength(charges);
  });
});
