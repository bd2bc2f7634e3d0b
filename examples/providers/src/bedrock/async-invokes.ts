import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';

/**
 * Invocations whose answer goes into a bucket: in progress at the first fetch, done from the second on. One whose text is `fail`
 * fails.
 *
 * @see @aws-sdk/client-bedrock-runtime `StartAsyncInvokeResponse`, `GetAsyncInvokeResponse`
 */
export class AsyncInvokes {
  readonly #jobs: Map<string, JsonObject> = new Map();
  readonly #fetched: Set<string> = new Set();

  /** Answer to POST /async-invoke. */
  start({ body }: Exchange, now: Date): JsonObject {
    const model = String(body['modelId']);
    const invocationArn = `arn:aws:bedrock:eu-central-1:123456789012:async-invoke/${newId('', 12)}`;
    const input = isObject(body['modelInput']) ? body['modelInput'] : {};
    const params = isObject(input['textToVideoParams']) ? input['textToVideoParams'] : {};
    this.#jobs.set(invocationArn, {
      invocationArn,
      modelArn: `arn:aws:bedrock:eu-central-1::foundation-model/${model}`,
      status: params['text'] === 'fail' ? 'Failed' : 'Completed',
      submitTime: now.toISOString(),
      outputDataConfig: body['outputDataConfig'],
    });
    return { invocationArn };
  }

  /** Answer to GET /async-invoke/{invocationArn}. @throws ApiProblem of kind not_found. */
  fetch(arn: string): JsonObject {
    const job = this.#jobs.get(arn);
    if (job === undefined) throw new ApiProblem('not_found', `Could not find async invocation ${arn}`);
    const isOver = this.#fetched.has(arn);
    this.#fetched.add(arn);
    return isOver ? job : { ...job, status: 'InProgress' };
  }
}
