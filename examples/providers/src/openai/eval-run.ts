import type { OpenAI } from 'openai';
import type { Exchange } from '../exchange.ts';

type Run = OpenAI.Evals.RunRetrieveResponse;

/**
 * Answer to GET /evals/:id/runs/:run: over, unless its id ends in `running`, with what `x-usage` says for the model that answered, and
 * half of it for the one that graded.
 *
 * @see openai `RunRetrieveResponse`
 */
export function evalRun({ usage }: Exchange, evalId: string, id: string, now: Date): Run {
  const input = usage?.inputTokens ?? 4000;
  const output = usage?.outputTokens ?? 800;
  const used = (model_name: string, parts: number): Run['per_model_usage'][number] => ({
    model_name,
    invocation_count: 4,
    prompt_tokens: input / parts,
    cached_tokens: usage?.cachedTokens ?? 0,
    completion_tokens: output / parts,
    total_tokens: (input + output) / parts,
  });
  const isOver = !id.endsWith('running');
  return {
    id,
    object: 'eval.run',
    eval_id: evalId,
    name: 'nightly',
    model: 'gpt-6-luna',
    created_at: Math.floor(now.getTime() / 1000),
    status: isOver ? 'completed' : 'in_progress',
    data_source: { type: 'jsonl', source: { type: 'file_id', id: 'file-1' } },
    error: { code: '', message: '' },
    metadata: null,
    per_model_usage: isOver ? [used('gpt-6-luna', 1), used('gpt-5', 2)] : [],
    per_testing_criteria_results: [],
    report_url: 'https://platform.openai.com/evaluations',
    result_counts: { errored: 0, failed: 0, passed: 4, total: 4 },
  };
}
