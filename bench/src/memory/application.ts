import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { APPLICATION_METRICS } from '@spancost/conventions';
import {
  CallResultSpanProcessor,
  ContentSpanProcessor,
  NetworkInstrumentation,
  onCall,
  recordPricedOperations,
  withAttribution,
} from '@spancost/node';
import { OpenAI } from 'openai';
import { instrumentOpenAI, spancostProcessors } from '../overhead/spancost-processors.ts';
import { Telemetry } from '../overhead/telemetry.ts';
import { USD_PER_CALL } from './provider.ts';

/** An application that makes calls, with or without Spancost. */
export interface Application {
  /** Makes one call as the application does. */
  readonly within: (call: number, make: () => Promise<void>) => Promise<void>;
  /** Sends what is pending. */
  readonly flush: () => Promise<void>;
  /** What is wrong after so many calls, of which so many were answered in full; undefined if every one was seen. */
  readonly problem: (calls: number, answered: number) => Promise<string | undefined>;
  readonly end: () => Promise<void>;
}

/** Calls the SDK and nothing else. */
export function bare(): Application {
  return { within: (_call, make) => make(), flush: async () => {}, problem: async () => undefined, end: async () => {} };
}

/** All that `register()` sets up, with exporters that only count; every call has a user and a session of its own. @param url Where calls without an SDK go. */
export function spancost(url: string): Application {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const results = new CallResultSpanProcessor();
  const priced = spancostProcessors();
  const telemetry = new Telemetry({
    sampler: recordPricedOperations,
    spanProcessors: (...given) => [...priced(...given), results, new ContentSpanProcessor()],
  });
  const openai = instrumentOpenAI(OpenAI, telemetry);
  const network = new NetworkInstrumentation({ hosts: { [new URL(url).host]: 'openai' } });
  network.setTracerProvider(telemetry.tracerProvider);
  let given = 0;
  const stopGiving = onCall(() => {
    given += 1;
  });
  return {
    within: (call, make) => withAttribution({ user: `u-${call}`, session: `s-${call}`, tenant: `t-${call % 100}`, feature: 'chat' }, make),
    flush: async () => {
      await results.forceFlush();
      await telemetry.flush();
    },
    problem: async (calls, answered) => {
      openai.endOpenCalls();
      await network.endOpenCalls();
      await results.forceFlush();
      await telemetry.flush();
      const usd = await telemetry.sumOf(APPLICATION_METRICS.cost.name);
      const due = answered * USD_PER_CALL;
      const counts = { spans: telemetry.spans.count, events: telemetry.logs.count, results: given };
      if (Object.values(counts).some((count) => count !== calls)) return `${calls} calls gave ${JSON.stringify(counts)}`;
      return Math.abs(usd - due) < due * 1e-9 ? undefined : `its metric counted $${usd}, not $${due}`;
    },
    end: async () => {
      stopGiving();
      network.disable();
      await telemetry.shutdown();
    },
  };
}
