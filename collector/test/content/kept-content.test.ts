import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallsPage, LedgerForgotten, Users } from '@spancost/api';
import { openLedgerFile } from '@spancost/collector/ledger-file';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { authOf, testToken } from '../access/tokens.ts';
import { event, GPT5, logs, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const PROMPT = 'who-is-agent-4711';
const ASKED = [{ role: 'user', parts: [{ type: 'text', content: PROMPT }] }];
const ANSWERED = [{ role: 'assistant', parts: [{ type: 'text', content: 'nobody-knows' }] }];
const CONTENT: Attributes = {
  'gen_ai.input.messages': JSON.stringify(ASKED),
  'gen_ai.output.messages': JSON.stringify(ANSWERED),
  'gen_ai.system_instructions': '[{"type":"text","content":"be brief"}]',
};
const KEPT = { content: { keep: true, retentionMs: 30 * 86_400_000 } };

interface Content {
  readonly input: unknown;
  readonly output: unknown;
  readonly system: unknown;
  readonly kept_until: string;
}

const contentOf = async (collector: RunningCollector, callId: string, headers: Record<string, string> = {}) => {
  const response = await collector.get(`/api/v1/usage/${callId}/content`, headers);
  return { status: response.status, content: (await response.json()) as Content };
};

/** The content of a call, which is written right after the call. */
async function writtenContent(collector: RunningCollector, callId: string): Promise<Content> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { status, content } = await contentOf(collector, callId);
    if (status === 200) return content;
    await wait(10);
  }
  throw new Error(`no content of ${callId} was written`);
}

async function theCall(collector: RunningCollector): Promise<string> {
  const [call, ...others] = await collector.calls();
  expect(others).toEqual([]);
  return call?.call_id ?? '';
}

function bytesOf({ config }: RunningCollector): string {
  const folder = dirname(config.ledger.path);
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
}

const IDS = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };

/** Reports one call, always the same. */
const send = (collector: RunningCollector, attributes: Attributes, headers: Record<string, string> = {}) =>
  collector.send('traces', traces([span({ ...IDS, attributes: { ...GPT5, ...attributes } })]), headers);

describe('prompts and answers', () => {
  it('are not kept unless content.keep says so: the file has nothing of them, and there is nothing to read', async () => {
    const collector = await runCollector();
    await send(collector, { ...CONTENT, 'user.id': 'ann' });
    const callId = await theCall(collector);
    expect((await contentOf(collector, callId)).status).toBe(404);
    expect(await collector.call(callId)).toMatchObject({ has_content: false });
    await collector.close();
    expect(bytesOf(collector)).not.toContain(PROMPT);
  });

  it('are kept of a span as it says them, for 30 days, and survive a restart', async () => {
    const collector = await runCollector(KEPT);
    await send(collector, CONTENT);
    const callId = await theCall(collector);
    const content = await writtenContent(collector, callId);
    expect(await collector.call(callId)).toMatchObject({ has_content: true });
    expect(content).toMatchObject({ input: ASKED, output: ANSWERED, system: [{ type: 'text', content: 'be brief' }] });
    const days = (Date.parse(content.kept_until) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    await collector.close();
    const again = await runCollector({ ...KEPT, ledger: collector.config.ledger });
    expect(await writtenContent(again, callId)).toEqual(content);
  });

  it('are never taken from usage events, and filled in once by the span that comes after its event', async () => {
    const collector = await runCollector(KEPT);
    await collector.send('logs', logs([event({ ...IDS, attributes: { ...GPT5, ...CONTENT } })]));
    const callId = await theCall(collector);
    expect((await contentOf(collector, callId)).status).toBe(404);
    await send(collector, {});
    await send(collector, { 'gen_ai.input.messages': 'first' });
    expect(await theCall(collector)).toBe(callId);
    expect(await writtenContent(collector, callId)).toMatchObject({ input: 'first', output: null, system: null });
    await send(collector, { 'gen_ai.input.messages': 'second' });
    await collector.close();
    const again = await runCollector({ ...KEPT, ledger: collector.config.ledger });
    await send(again, { 'gen_ai.input.messages': 'third' });
    await again.close();
    const last = await runCollector({ ...KEPT, ledger: collector.config.ledger });
    expect(await writtenContent(last, callId)).toMatchObject({ input: 'first' });
  });

  it('of 3 MB in one request delay no charge: each call is there at the answer, and all are written at the close', async () => {
    const collector = await runCollector(KEPT);
    const text = 'x'.repeat(15_000);
    const spans = Array.from({ length: 200 }, (_, index) =>
      span({
        spanId: (index + 1).toString(16).padStart(16, '0'),
        attributes: { ...GPT5, 'gen_ai.response.id': `r-${index}`, 'gen_ai.input.messages': text },
      }),
    );
    await collector.send('traces', traces(spans));
    expect((await collector.stats()).cost_usd).toBe('0.65');
    const ids = (await collector.calls('?limit=1000')).map(({ call_id: id }) => id);
    await collector.close();
    const again = await runCollector({ ...KEPT, ledger: collector.config.ledger });
    for (const id of [ids[0], ids[100], ids[199]])
      expect(await contentOf(again, id ?? '')).toMatchObject({ status: 200, content: { input: text } });
  });

  it('longer than 100,000 characters are cut, and say so', async () => {
    const collector = await runCollector(KEPT);
    await send(collector, { 'gen_ai.input.messages': JSON.stringify([{ content: 'y'.repeat(250_000) }]), 'gen_ai.prompt': 'again' });
    const { input } = await writtenContent(collector, await theCall(collector));
    const [message] = input as { readonly content: string }[];
    expect(JSON.stringify(input).length).toBeLessThanOrEqual(100_000);
    expect(message?.content).toMatch(/^y+… \[\d+ characters cut\]$/);
  });

  it('are removed once they are older than content.retention, and the call stays', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let now = Date.now();
    const collector = await runCollector({ content: { keep: true, retentionMs: 3_600_000 } }, { clock: () => now });
    await send(collector, CONTENT);
    const callId = await theCall(collector);
    await vi.waitFor(async () => expect((await contentOf(collector, callId)).status).toBe(200), { timeout: 5000 });
    now += 3_599_000;
    vi.advanceTimersByTime(10_001);
    expect((await contentOf(collector, callId)).status).toBe(200);
    now += 2_000;
    vi.advanceTimersByTime(3_600_000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect((await contentOf(collector, callId)).status).toBe(404), { timeout: 5000 });
    expect(await theCall(collector)).toBe(callId);
  });

  it('are for admins, and for those of a tenant its own', async () => {
    const admin = testToken({ role: 'admin' });
    const acme = testToken({ role: 'admin', tenant: 'acme' });
    const globex = testToken({ role: 'admin', tenant: 'globex' });
    const viewer = testToken({ role: 'viewer' });
    const collector = await runCollector({ ...KEPT, auth: authOf(admin, acme, globex, viewer) });
    await send(collector, { ...CONTENT, 'spancost.tenant': 'acme' }, admin.bearer);
    const response = await collector.get('/api/v1/usage', admin.bearer);
    const [call] = ((await response.json()) as CallsPage).calls;
    const callId = call?.call_id ?? '';
    await vi.waitFor(async () => expect((await contentOf(collector, callId, admin.bearer)).status).toBe(200), { timeout: 5000 });
    const statuses = await Promise.all(
      [acme, globex, viewer].map(async ({ bearer }) => (await contentOf(collector, callId, bearer)).status),
    );
    expect(statuses).toEqual([200, 404, 403]);
    const foreign = await contentOf(collector, callId, globex.bearer);
    const unknown = await contentOf(collector, 'f'.repeat(32), globex.bearer);
    expect(JSON.stringify(foreign).replace(callId, '')).toBe(JSON.stringify(unknown).replace('f'.repeat(32), ''));
    expect((await contentOf(collector, 'no-id', admin.bearer)).status).toBe(404);
  });
});

describe('whoever is forgotten', () => {
  it('leaves content, directory and records; the money stays, and none of it is on the disk after the next start', async () => {
    const collector = await runCollector(KEPT);
    const json = { 'content-type': 'application/json' };
    const post = async <T>(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<T> => {
      const response = await fetch(`${collector.url}${path}`, { method, body: JSON.stringify(body), headers: json });
      expect([path, response.status]).toEqual([path, expect.toSatisfy((status: number) => status < 300) as number]);
      return (await response.json()) as T;
    };
    const attributes = { ...CONTENT, 'user.id': 'ann' };
    await send(collector, attributes);
    const callId = await theCall(collector);
    await writtenContent(collector, callId);
    await post('/api/v1/users', { users: [{ user: 'ann', name: 'Ann Doe-4712', email: 'ann-4713@example.com' }] }, 'PUT');
    await post('/api/v1/revenue', {
      records: [{ user: 'ann', amount_usd: '49.90', from: '2026-11-01', to: '2026-12-01', note: 'paid by ann-4714' }],
    });
    const forgotten = await post<LedgerForgotten>('/api/v1/ledger/forget', { user: 'ann' });
    expect(forgotten).toMatchObject({ calls: 1, contents: 1, business_records: 1, directory_entries: 1 });
    // The same span again tells it again, of a call that is nobody's any more.
    await send(collector, attributes);
    await collector.close();
    await (await openLedgerFile(collector.config.ledger.path)).close();
    const bytes = bytesOf(collector);
    for (const text of [PROMPT, 'nobody-knows', 'Doe-4712', 'ann-4713', 'ann-4714'])
      expect([text, bytes.includes(text)]).toEqual([text, false]);
    const again = await runCollector({ ...KEPT, ledger: collector.config.ledger });
    const { users } = await again.json<Users>('/api/v1/users');
    expect(users).toMatchObject([{ user: forgotten.pseudonym, name: null, cost_usd: '0.00325' }]);
    const revenue = await (await again.get('/api/v1/revenue')).text();
    expect(revenue).toContain('49.9');
    expect(revenue).toContain(forgotten.pseudonym);
  });

  it('as a user of one tenant stays in the directory while others have calls of them', async () => {
    const collector = await runCollector(KEPT);
    const forget = async (tenant: string): Promise<LedgerForgotten> => {
      const body = JSON.stringify({ user: 'ann', tenant });
      return (await (
        await collector.post('/api/v1/ledger/forget', body, { 'content-type': 'application/json' })
      ).json()) as LedgerForgotten;
    };
    for (const tenant of ['acme', 'globex'])
      await collector.send('traces', traces([span({ attributes: { ...GPT5, ...CONTENT, 'user.id': 'ann', 'spancost.tenant': tenant } })]));
    await fetch(`${collector.url}/api/v1/users`, {
      method: 'PUT',
      body: 'user,name\nann,Ann',
      headers: { 'content-type': 'text/csv' },
    });
    expect(await forget('acme')).toMatchObject({ calls: 1, directory_entries: 0 });
    expect(await forget('globex')).toMatchObject({ calls: 1, directory_entries: 1 });
  });
});
