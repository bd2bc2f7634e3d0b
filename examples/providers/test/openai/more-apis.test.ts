import { expect, test } from 'vitest';
import { usage, withProviders } from '../with-providers.ts';

const clients = withProviders();

test('a film is queued, then in progress, then completed; one that fails says why', async () => {
  const { videos } = clients.openai;
  const { id, status } = await videos.create({ model: 'sora-2', prompt: 'a shoe', seconds: '8' });
  expect([status, (await videos.retrieve(id)).status, (await videos.retrieve(id)).status]).toEqual(['queued', 'in_progress', 'completed']);
  expect(await videos.retrieve(id)).toMatchObject({ seconds: '8', size: '720x1280', progress: 100 });
  expect(await videos.remix(id, { prompt: 'a boot' })).toMatchObject({ remixed_from_video_id: id, seconds: '8' });
  const failing = await videos.create({ prompt: 'fail' });
  await videos.retrieve(failing.id);
  expect(await videos.retrieve(failing.id)).toMatchObject({ status: 'failed', error: { code: 'moderation_blocked' } });
  await expect(videos.retrieve('video_none')).rejects.toMatchObject({ status: 404 });
});

test('a decision answers every question, and writes a token for each', async () => {
  const questions = [
    { type: 'predicate' as const, instructions: 'Is it polite?', name: 'polite' },
    { type: 'choice' as const, instructions: 'Which language?', choices: [{ value: 'en' }, { value: 'de' }] },
  ];
  const { answers, usage: used } = await clients.openai.decisions.create({ model: 'gpt-6-luna', input: 'hello', questions });
  expect(answers).toMatchObject([
    { type: 'predicate', name: 'polite' },
    { type: 'choice', choice: 'en' },
  ]);
  expect(used.output_tokens).toBe(2);
});

test('a conversation is compacted, and its input counted', async () => {
  const { responses } = clients.openai;
  expect(await responses.compact({ model: 'gpt-6-luna', input: 'hello' }, usage({ inputTokens: 9, outputTokens: 3 }))).toMatchObject({
    object: 'response.compaction',
    usage: { input_tokens: 9, output_tokens: 3 },
  });
  expect((await responses.inputTokens.count({ model: 'gpt-6-luna', input: 'hello' })).input_tokens).toBe(2);
});

test('a run of an eval tells what each model used once it is over', async () => {
  const { runs } = clients.openai.evals;
  expect((await runs.retrieve('evalrun_running', { eval_id: 'eval_1' })).per_model_usage).toEqual([]);
  const { per_model_usage: used } = await runs.retrieve('evalrun_1', { eval_id: 'eval_1' });
  expect(used.map(({ model_name: model, prompt_tokens: tokens }) => [model, tokens])).toEqual([
    ['gpt-6-luna', 4000],
    ['gpt-5', 2000],
  ]);
});
