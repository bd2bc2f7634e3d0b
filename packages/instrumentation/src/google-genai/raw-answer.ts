import { field } from '../json-fields.ts';
import { replaceMethod } from '../replace-method.ts';

/** The SDK's own response, which no caller gets to see. */
interface HttpAnswer {
  json(): Promise<unknown>;
}

type Request = (...args: unknown[]) => Promise<unknown>;

/**
 * A `Models` for one call, whose answer is shown to `see` as it came: the SDK leaves out of it what it does not know. Everything
 * else is that of `models`, and so is the request; undefined where an SDK's version is built otherwise.
 */
export function withRawAnswer(models: object, see: (body: unknown) => void): object | undefined {
  const client = field(models, 'apiClient');
  if (typeof client !== 'object' || client === null) return undefined;
  const request = field(client, 'request');
  if (typeof request !== 'function') return undefined;
  const send: Request = async (...args) => {
    const answer: unknown = await Reflect.apply(request, client, args);
    if (isHttpAnswer(answer)) {
      const json = answer.json.bind(answer);
      replaceMethod(answer, 'json', () =>
        json().then((body) => {
          see(body);
          return body;
        }),
      );
    }
    return answer;
  };
  return Object.create(models, { apiClient: { value: Object.create(client, { request: { value: send } }) } });
}

function isHttpAnswer(value: unknown): value is HttpAnswer {
  return typeof value === 'object' && value !== null && 'json' in value && typeof value.json === 'function';
}
