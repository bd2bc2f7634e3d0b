import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPrograms } from '../whole-chain/programs.ts';
import { fileOf, sectionOf } from './read-page.ts';
import { Stage } from './stage.ts';

const SECTION = sectionOf('migrate.md', 'From Python');

/** What `opentelemetry-instrument` does before it runs a program. */
const INSTRUMENTED = `from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.openai import OpenAIInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

trace.set_tracer_provider(TracerProvider())
trace.get_tracer_provider().add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
OpenAIInstrumentor().instrument()
`;

/** A request of a user inside one that only knows the tenant. */
const AFTER = `import openai
from tracking import attributed

with attributed(tenant="acme", feature="chat", user=None):
    with attributed(user=17):
        openai.OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "Hello"}])
`;

describeWithPrograms('moving from Python', ['python'], ({ python }) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
    for (const file of ['tracking.py', 'record_usage.py', 'by_hand.py']) stage.write(file, fileOf(SECTION, file));
    stage.write('after.py', INSTRUMENTED + AFTER);
  });

  afterAll(async () => {
    await stage?.clear();
  });

  const run = (file: string): Promise<{ readonly stderr: string }> =>
    promisify(execFile)(python, [join(stage.folder, file)], { cwd: stage.folder, env: stage.env() });

  it('the call alone is a priced call of who asked', async () => {
    await run('after.py');
    expect(await stage.calls('?tenant=acme&feature=chat')).toMatchObject([{ user: '17', provider: 'openai', basis: 'computed' }]);
  });

  it('what is sent by hand is a call as well, with its failure', async () => {
    expect((await run('by_hand.py')).stderr).toBe('');
    expect(await stage.calls('?feature=rag_pipeline')).toMatchObject([
      { user: 'u-17', status: 'error', duration_ms: 840, metadata: { campaign: 'spring' }, tokens: { total: 1020 } },
    ]);
  });
});
