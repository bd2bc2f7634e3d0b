import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { event, GPT5, logs, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const SECRET = 'sk-4111-1111';

/** Content as Spancost, OpenLLMetry, OpenInference and the AI SDK record it. */
const CONTENT: Attributes = {
  'gen_ai.system_instructions': `[{"type":"text","content":"${SECRET}"}]`,
  'gen_ai.input.messages': `[{"role":"user","parts":[{"type":"text","content":"${SECRET}"}]}]`,
  'gen_ai.output.messages': `[{"role":"assistant","parts":[{"type":"text","content":"${SECRET}"}]}]`,
  'gen_ai.tool.definitions': `[{"type":"function","name":"${SECRET}"}]`,
  'gen_ai.prompt.0.content': SECRET,
  'gen_ai.completion.0.content': SECRET,
  'llm.input_messages.0.message.content': SECRET,
  'input.value': SECRET,
  'ai.prompt.messages': SECRET,
  'ai.response.text': SECRET,
  'traceloop.entity.input': SECRET,
};

/** What the ledger's folder holds, to the last byte. */
function bytesOf({ config }: RunningCollector): string {
  const folder = dirname(config.ledger.path);
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
}

it('the ledger, its answers and the metrics have nothing of what was asked and answered, whoever reports it', async () => {
  const collector = await runCollector();
  await collector.send('traces', traces([span({ attributes: { ...GPT5, ...CONTENT, 'user.id': 'u-17' } })]));
  await collector.send('logs', logs([event({ attributes: { ...GPT5, ...CONTENT } })]));
  const calls = await collector.calls();
  expect(calls).toHaveLength(2);
  const details = await Promise.all(calls.map(({ call_id: id }) => collector.call(id)));
  const metrics = await (await collector.get('/metrics')).text();
  await collector.close();
  expect(JSON.stringify([calls, details]) + metrics).not.toContain(SECRET);
  expect(bytesOf(collector)).toContain('u-17');
  expect(bytesOf(collector)).not.toContain(SECRET);
});
