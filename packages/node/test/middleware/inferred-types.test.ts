import express, { type Request as ExpressRequest } from 'express';
import fastify, { type FastifyInstance } from 'fastify';
import { Hono } from 'hono';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { spancostExpress } from '../../src/middleware/express.ts';
import { spancostFastify } from '../../src/middleware/fastify.ts';
import { spancostHono } from '../../src/middleware/hono.ts';
import { spancostNext } from '../../src/middleware/next.ts';

describe('without a type in the callback, what it gets is', () => {
  it('a request of Express', () => {
    express().use(
      spancostExpress({
        attribution: (request) => {
          expectTypeOf(request.get('x')).toEqualTypeOf<string | undefined>();
          return { user: request.ip ?? '' };
        },
      }),
    );
    express().use('/below', spancostExpress({ attribution: (request: ExpressRequest) => ({ user: request.ip ?? '' }) }));
  });

  it('a request of Fastify', () => {
    const app: FastifyInstance = fastify();
    app.register(spancostFastify({ attribution: (request) => ({ user: typeof request.headers }) }));
  });

  it('a context of Hono', () => {
    new Hono().use(spancostHono({ attribution: (c) => ({ user: c.req.header('x-user') ?? '' }) }));
    new Hono().use('/below/*', spancostHono({ attribution: async (c) => ({ user: c.req.header('x-user') ?? '' }) }));
  });
});

describe('a wrapped handler of Next.js', () => {
  const attributed = spancostNext({ attribution: (request: Request) => ({ user: request.headers.get('x-user') ?? '' }) });
  const request = new Request('http://localhost/');

  it('has the parameters and the answer of the handler', async () => {
    const post = attributed(async (asked: Request, { params }: { params: Promise<{ id: string }> }) =>
      Response.json([asked.url, await params]),
    );
    expectTypeOf(post).toBeCallableWith(request, { params: Promise.resolve({ id: '7' }) });
    expect(await (await post(request, { params: Promise.resolve({ id: '7' }) })).json()).toEqual(['http://localhost/', { id: '7' }]);
  });

  it('may take fewer parameters than the callback, and may be a server action without a request', async () => {
    expect(await attributed(() => 7)(request)).toBe(7);
    const action = spancostNext({ attribution: (form: FormData) => ({ user: [...form.keys()].join() }) });
    expect(await action((form) => [...form.keys()])(new FormData())).toEqual([]);
  });
});
