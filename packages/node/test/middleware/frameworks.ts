import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import express, { type Request } from 'express';
// @ts-expect-error An alias has no types; what is used here is the same as in Express 5.
import express4 from 'express-4';
import fastify, { type FastifyRequest } from 'fastify';
import { Hono, type Context } from 'hono';
import { recordUsage, setAttribution } from '../../src/index.ts';
import { spancostExpress } from '../../src/middleware/express.ts';
import { spancostFastify } from '../../src/middleware/fastify.ts';
import { spancostHono } from '../../src/middleware/hono.ts';
import { spancostNext } from '../../src/middleware/next.ts';
import type { AttributionAnswer } from '../../src/middleware/request-context.ts';
import { Served } from './serve.ts';

/** What a test decides of a request: its attribution, from a header of it. */
export type Decide = (user: string | undefined) => AttributionAnswer;

export interface Framework {
  readonly name: string;
  /** An application that answers POST /chat/:late with an AI call, and POST /fails with an error. */
  serve(decide: Decide, timeoutMs?: number): Promise<Served>;
}

/** What every application does below its middleware: some waiting, what is known late, and an AI call. */
async function handle(late: string, body: unknown): Promise<string> {
  await sleep(Math.random() * 5);
  if (late !== 'nothing') setAttribution({ session: late });
  await Promise.resolve();
  recordUsage({
    provider: 'openai',
    model: 'gpt-5',
    usage: { inputTokens: 1000, outputTokens: 200 },
    metadata: { asked: JSON.stringify(body) },
  });
  return 'answered';
}

function onExpress(name: string, make: typeof express): Framework {
  return {
    name,
    async serve(decide, timeoutMs = 1000) {
      const app = make();
      app.use(spancostExpress({ attribution: (request: Request) => decide(request.get('x-user')), timeoutMs }));
      app.use(make.json());
      app.post('/chat/:late', (request, response, next) => {
        handle(request.params.late, request.body).then((answer) => response.send(answer), next);
      });
      app.post('/fails', () => {
        throw new Error('mine');
      });
      app.use((_error: unknown, _request: unknown, response: express.Response, _next: unknown) => void response.status(500).send('mine'));
      return await Served.of(app);
    },
  };
}

const onFastify: Framework = {
  name: 'Fastify 5',
  async serve(decide, timeoutMs = 1000) {
    const app = fastify();
    app.register(spancostFastify({ attribution: (request: FastifyRequest) => decide(String(request.headers['x-user'])), timeoutMs }));
    app.register(async (part) => {
      part.post<{ Params: { late: string } }>('/chat/:late', (request) => handle(request.params.late, request.body));
      part.post('/fails', () => {
        throw new Error('mine');
      });
      part.setErrorHandler((_error, _request, reply) => void reply.status(500).send('mine'));
    });
    await app.ready();
    return await Served.of((request, response) => app.routing(request, response));
  },
};

const onHono: Framework = {
  name: 'Hono 4',
  async serve(decide, timeoutMs = 1000) {
    const app = new Hono();
    app.use(spancostHono({ attribution: (c: Context) => decide(c.req.header('x-user')), timeoutMs }));
    app.post('/chat/:late', async (c) => c.text(await handle(c.req.param('late'), await c.req.json())));
    app.post('/fails', () => {
      throw new Error('mine');
    });
    app.onError((_error, c) => c.text('mine', 500));
    return await Served.of(getRequestListener(app.fetch));
  },
};

/** Next.js calls a route handler with a web request and the parameters of the route; this router does the same. */
const onNext: Framework = {
  name: 'Next.js route handlers',
  async serve(decide, timeoutMs = 1000) {
    const attributed = spancostNext({
      attribution: (request: globalThis.Request) => decide(request.headers.get('x-user') ?? undefined),
      timeoutMs,
    });
    const chat = attributed(async (request: globalThis.Request, { params }: { params: Promise<{ late: string }> }) => {
      const { late } = await params;
      return new Response(await handle(late, await request.json()));
    });
    const fails = attributed((): Response => {
      throw new Error('mine');
    });
    return await Served.of(
      getRequestListener(async (request) => {
        const [, route, late = ''] = new URL(request.url).pathname.split('/');
        if (route === 'chat') return await chat(request, { params: Promise.resolve({ late }) });
        return await fails(request).catch(() => new Response('mine', { status: 500 }));
      }),
    );
  },
};

export const FRAMEWORKS: readonly Framework[] = [
  onExpress('Express 5', express),
  onExpress('Express 4', express4),
  onFastify,
  onHono,
  onNext,
];
