import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Served } from '../middleware/serve.ts';
import { OtlpSink } from '../otlp-sink.ts';

// Each test starts two processes.
vi.setConfig({ testTimeout: 120_000 });

let providers: ProvidersServer;
let sink: OtlpSink;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());
beforeEach(async () => void (sink = await OtlpSink.start()));
afterEach(() => sink.close());

function start(app: string, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--conditions=@spancost/source', join(import.meta.dirname, '../apps', app)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      OPENAI_BASE_URL: `${providers.url}/openai/v1`,
      OPENAI_API_KEY: 'test',
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_METRICS_EXPORTER: 'none',
      ...env,
    },
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = await once(createInterface({ input: child.stdout! }), 'line');
  return String(line);
}

/** The service behind, on its port, until the test is over; then it has sent its spans. */
class Orders implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly host: string;

  private constructor(child: ChildProcess, port: string) {
    this.#child = child;
    this.host = `127.0.0.1:${port}`;
  }

  static async start(env: Readonly<Record<string, string>>): Promise<Orders> {
    const child = start('orders.cjs', env);
    return new Orders(child, await firstLine(child));
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** What the service behind saw of each request: by fetch, by http, and by fetch without a user. */
async function shop(urls: readonly string[], outbound: unknown): Promise<(string | null)[]> {
  const child = start('shop.mjs', {
    URLS: JSON.stringify(urls),
    ...(outbound === undefined ? {} : { OUTBOUND: JSON.stringify(outbound) }),
  });
  return JSON.parse(await firstLine(child)) as (string | null)[];
}

const attributionOfCalls = () =>
  sink.spans
    .filter(({ name }) => name === 'chat gpt-5')
    .map(({ attributes }) => [
      attributes['user.id'],
      attributes['spancost.tenant'],
      attributes['session.id'],
      attributes['spancost.metadata.plan'],
    ]);

describe.each(['instrumented', 'not instrumented'])('between two services, HTTP %s in the one behind', (http) => {
  it('what is allowed on both sides arrives on the AI calls of the one behind, and nothing else', async () => {
    await using orders = await Orders.start({ HTTP: http, INBOUND: '["user","tenant","metadata.plan"]' });
    const seen = await shop([`http://${orders.host}/`], { fields: ['user', 'session', 'metadata.plan'], hosts: [orders.host] });
    const baggage = 'own=1, spancost.user=%C3%BC%2017,spancost.session=s-1,spancost.metadata.plan=pro%2C%20yearly';
    expect(seen).toEqual([baggage, baggage, 'own=1']);
    await orders.stop();
    expect(attributionOfCalls()).toEqual([
      ['ü 17', undefined, undefined, 'pro, yearly'],
      ['ü 17', undefined, undefined, 'pro, yearly'],
      [undefined, undefined, undefined, undefined],
    ]);
  });

  it('is off in both directions until it is configured', async () => {
    await using orders = await Orders.start({ HTTP: http });
    expect(await shop([`http://${orders.host}/`], undefined)).toEqual(['own=1', 'own=1', 'own=1']);
    await fetch(`http://${orders.host}/`, { headers: { baggage: 'spancost.user=evil' } });
    await orders.stop();
    expect(attributionOfCalls()).toEqual(Array.from({ length: 4 }, () => [undefined, undefined, undefined, undefined]));
  });

  it('what an outsider claims is neither believed nor passed on, what is not ours is passed on as always', async () => {
    const passedOn: (string | undefined)[] = [];
    await using next = await Served.on(
      createServer((request, response) => {
        passedOn.push(request.headers['baggage'] as string | undefined);
        response.end();
      }),
    );
    await using orders = await Orders.start({ HTTP: http, NEXT: next.url });
    await fetch(`http://${orders.host}/`, { headers: { baggage: 'spancost.user=evil,theirs=2' } });
    expect(passedOn).toEqual([http === 'instrumented' ? 'theirs=2' : undefined]);
  });
});

it('goes to the allowed hosts only, also where one of them redirects elsewhere', async () => {
  const got: Record<string, (string | undefined)[]> = { friend: [], stranger: [] };
  await using stranger = await Served.on(
    createServer((request, response) => {
      got['stranger']?.push(request.headers['baggage'] as string | undefined);
      response.end('null');
    }),
  );
  await using friend = await Served.on(
    createServer((request, response) => {
      got['friend']?.push(request.headers['baggage'] as string | undefined);
      if (request.url === '/away') response.writeHead(302, { location: stranger.url });
      response.end('null');
    }),
  );
  await shop([`${friend.url}/away`, stranger.url], { fields: ['user'], hosts: [new URL(friend.url).host] });
  const own = 'own=1, spancost.user=%C3%BC%2017';
  // By fetch, which follows, by http, which does not, and by fetch without a user.
  expect(got).toEqual({ friend: [own, own, 'own=1'], stranger: ['own=1', 'own=1', 'own=1', 'own=1', 'own=1'] });
});
